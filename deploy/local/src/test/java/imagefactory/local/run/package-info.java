@org.jspecify.annotations.NullMarked
package imagefactory.local.run;
