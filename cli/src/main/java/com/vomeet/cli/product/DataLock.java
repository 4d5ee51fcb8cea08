package com.vomeet.cli.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One product to a data folder: two would end each other's servers. The system gives it up when its process ends, however that happens; the
 * file stays, for whoever waits with it open would lock another one than whoever comes next.
 */
public final class DataLock implements AutoCloseable {
    private static final String FILE = "lock";

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    /** Empty when another one has it. */
    public static Optional<DataLock> take(Path data) {
        var path = Folders.make(data).resolve(FILE);
        try {
            var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(file)) {
                return Optional.of(new DataLock(file));
            }
            file.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + path, e);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // of this process
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
