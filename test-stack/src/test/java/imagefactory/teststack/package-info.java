@org.jspecify.annotations.NullMarked
package imagefactory.teststack;
