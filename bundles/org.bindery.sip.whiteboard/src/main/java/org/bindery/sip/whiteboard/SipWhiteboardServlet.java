package org.bindery.sip.whiteboard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Makes a Declarative Services component that is a SipServlet and provides {@code javax.servlet.Servlet} a servlet of
 * the whiteboard.
 *
 * <pre>{@code
 * @Component(service = Servlet.class)
 * @SipWhiteboardServlet(name = "hello", methods = "OPTIONS", filter = "(ruri.user=hello)")
 * public class Hello extends SipServlet { ... }
 * }</pre>
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SipWhiteboardServlet {

    /** Prefix of the property names. */
    String PREFIX_ = "sip.servlet.";

    /** See {@link SipWhiteboardConstants#SERVLET_NAME}. */
    String name();

    /** See {@link SipWhiteboardConstants#SERVLET_METHODS}. */
    String[] methods();

    /** See {@link SipWhiteboardConstants#SERVLET_FILTER}; empty for none. */
    String filter() default "";

    /** See {@link SipWhiteboardConstants#SERVLET_SUPPORTED}; empty for none. */
    String[] supported() default {};
}
