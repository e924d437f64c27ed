package imagefactory.teststack;

import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class on a real PostgreSQL and a real Kafka. With `@QuarkusTest` the service under
/// test is configured for them; any test may take a [Stack] as a parameter.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(StackParameter.class)
@QuarkusTestResource(StackForQuarkus.class)
public @interface OnStack {}
