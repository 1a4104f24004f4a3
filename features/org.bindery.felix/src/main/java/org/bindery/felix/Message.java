package org.bindery.felix;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong, in words: the file exceptions of the JDK say no more than the file's name. */
final class Message {

    private Message() {}

    static String of(Throwable e) {
        if (e instanceof FileSystemException f && f.getReason() == null) {
            return f.getMessage() + ": " + reason(f);
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "is in the way";
        }
        return e.getClass().getSimpleName();
    }
}
