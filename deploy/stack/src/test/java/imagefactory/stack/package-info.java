@org.jspecify.annotations.NullMarked
package imagefactory.stack;
