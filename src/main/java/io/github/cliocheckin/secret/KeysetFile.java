package io.github.cliocheckin.secret;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;

/** A keyset in a file that nobody but the service's own user may read, and that is whole at every moment. */
public final class KeysetFile implements KeysetStore {

    private final Path file;

    public KeysetFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public Optional<KeysetHandle> read() {
        try {
            return Optional.of(Keysets.read(Files.readString(file), where()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new VaultClosedException("The keyset in " + where() + " cannot be read (" + kind(e)
                    + "): let the service's user read it. Until then no secret is opened and nothing is sent");
        }
    }

    /** Whether others than its owner may read it, as after it was put back from a backup. */
    public boolean isOpenToOthers() {
        try {
            return isPosix()
                    && Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream()
                            .anyMatch(permission -> !permission.name().startsWith("OWNER_"));
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public void create(KeysetHandle keyset) {
        if (Files.exists(file)) {
            throw new ConcurrencyFailureException("Another one has made a keyset file meanwhile");
        }
        try {
            write(Keysets.write(keyset));
        } catch (IOException e) {
            throw new VaultClosedException("The keyset cannot be written to " + where() + " (" + kind(e)
                    + "): name a file in a folder that the service's user may write to. Until then nothing is sent");
        }
    }

    @Override
    public void replace(KeysetHandle keyset) {
        try {
            write(Keysets.write(keyset));
        } catch (IOException e) {
            throw new RotationRefusedException("The keyset cannot be written to " + where() + " (" + kind(e)
                    + "): let the service's user write to its folder, and rotate again.");
        }
    }

    @Override
    public String where() {
        return file + " (secrets.keyset-file)";
    }

    /** In a file beside it first: a name means the old keyset or the new one, and never half of one. */
    private void write(String json) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder, onlyOwner("rwx------"));
        Path whole = Files.createTempFile(folder, "keyset", ".new", onlyOwner("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(json);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            // Before the database keeps what only this keyset opens
            force(folder);
            force(folder.getParent());
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Has the disk keep a folder's names; not every system lets folders be opened. */
    private static void force(Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException notHere) {
            // then it keeps them in its own time
        }
    }

    private FileAttribute<?>[] onlyOwner(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String kind(IOException e) {
        return e.getClass().getSimpleName();
    }
}
