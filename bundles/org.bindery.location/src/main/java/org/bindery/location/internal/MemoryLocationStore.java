package org.bindery.location.internal;

import java.util.List;
import org.bindery.location.spi.HeapLocationStore;
import org.bindery.location.spi.LocationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Keeps locations on the heap, as long as the component lives. Immediate, because the bindings must outlive a restart of
 * the service that uses them.
 */
@Component(
        service = LocationStore.class,
        immediate = true,
        property = {"service.ranking:Integer=-1000", "location.store=memory"})
public final class MemoryLocationStore extends HeapLocationStore {

    /** An empty store. */
    @Activate
    public MemoryLocationStore() {
        super((before, after) -> {}, List.of(), 0);
    }
}
