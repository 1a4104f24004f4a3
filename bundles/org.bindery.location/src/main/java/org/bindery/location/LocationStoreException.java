package org.bindery.location;

/** A store could not read or write. Nothing was changed. */
public class LocationStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what failed and why. */
    public LocationStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
