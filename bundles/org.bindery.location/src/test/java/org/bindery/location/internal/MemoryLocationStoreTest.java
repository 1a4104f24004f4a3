package org.bindery.location.internal;

import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.LocationStoreContract;

class MemoryLocationStoreTest extends LocationStoreContract {
    @Override
    protected LocationStore create() {
        return new MemoryLocationStore();
    }
}
