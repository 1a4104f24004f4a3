package org.bindery.location.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be configured. {@link LocationSettings} checks it. */
@ObjectClassDefinition(
        name = "Bindery location service",
        description = "Keeps who is where, lets bindings expire and tells listeners")
@interface LocationConfig {
    String PID = "org.bindery.location";

    int MIN_QUEUE_SIZE = 16;
    int MAX_QUEUE_SIZE = 1_000_000;
    int DEFAULT_QUEUE_SIZE = 10_000;

    @AttributeDefinition(
            name = "Domain",
            description = "Name of this set of locations, published as the service property location.domain;"
                    + " 1 to 64 letters, digits, '.', '-' or '_'")
    String location_domain() default "location";

    @AttributeDefinition(
            name = "Listener queue size",
            description = "How many changes wait for one listener before they are told as one difference;"
                    + " 16 to 1000000 changes",
            min = "16",
            max = "1000000")
    int listenerQueueSize() default DEFAULT_QUEUE_SIZE;
}
