package org.bindery.sip.whiteboard.internal;

import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Counts changes in the property of a service. */
final class ChangeCount {

    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean publishing = new AtomicBoolean();
    private volatile long published;

    /** The properties to register the service with. */
    Dictionary<String, Object> properties() {
        return properties(published);
    }

    void increment() {
        count.incrementAndGet();
    }

    /** Sets the property to the newest count. One thread at a time does, for all, so that it never goes back. */
    void publish(ServiceRegistration<?> registration) {
        while (published != count.get() && publishing.compareAndSet(false, true)) {
            try {
                long newest = count.get();
                registration.setProperties(properties(newest));
                published = newest;
            } catch (IllegalStateException e) {
                return; // unregistered: there is nobody to tell
            } finally {
                publishing.set(false);
            }
        }
    }

    private static Dictionary<String, Object> properties(long count) {
        return FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_CHANGECOUNT, count));
    }
}
