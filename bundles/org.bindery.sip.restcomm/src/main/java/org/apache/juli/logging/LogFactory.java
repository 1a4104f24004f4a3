package org.apache.juli.logging;

/** Where Tomcat gets its logs from. */
public final class LogFactory {

    private LogFactory() {}

    public static Log getLog(Class<?> type) {
        return new Slf4jLog(type.getName());
    }

    public static Log getLog(String name) {
        return new Slf4jLog(name);
    }

    /** Does nothing: no log is kept per class loader. */
    public static void release(ClassLoader loader) {}
}
