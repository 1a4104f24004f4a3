package org.bindery.itests.exam;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the test methods of a class, with their before and after methods, inside an OSGi framework. Fields marked
 * {@code @Inject} are set to services there. Only methods marked {@code @Test} are understood.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(InFrameworkExtension.class)
public @interface InFramework {

    /** The framework and what is installed in it. It has a constructor without parameters and is used outside only. */
    Class<? extends Framework> value();
}
