package org.bindery.location;

import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.LocationStoreContract;

class ExampleLocationStoreTest extends LocationStoreContract {
    @Override
    protected LocationStore create() {
        return new ExampleLocationStore();
    }
}
