@org.jspecify.annotations.NullMarked
package imagefactory.local.supervise;
