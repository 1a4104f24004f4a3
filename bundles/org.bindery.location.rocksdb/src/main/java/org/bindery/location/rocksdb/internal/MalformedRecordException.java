package org.bindery.location.rocksdb.internal;

/** A record on the disk is not one that this version reads. */
final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message) {
        super(message);
    }
}
