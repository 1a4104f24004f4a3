package org.bindery.location.rocksdb.internal;

import java.nio.file.Path;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.LocationStoreContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RocksdbLocationStoreContractTest extends LocationStoreContract {

    @TempDir
    Path temporary;

    private @Nullable RocksdbLocationStore store;

    @Override
    protected LocationStore create() {
        store = new RocksdbLocationStore(new Settings(temporary.resolve("location"), Durability.PROCESS));
        return store;
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
