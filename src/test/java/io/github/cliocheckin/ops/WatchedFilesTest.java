package io.github.cliocheckin.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("a.yaml"), "one");
    }

    @Test
    void whatIsThereFromTheStartIsNoChange() {
        WatchedFiles files = inFolder();
        assertThat(files.changed()).isEmpty();
        assertThat(files.changed()).isEmpty();
    }

    @Test
    void aChangeIsToldOnceAndOnlyAtTheSecondLook() throws IOException {
        WatchedFiles files = inFolder();
        Files.writeString(file, "longer");
        assertThat(files.changed()).isEmpty();
        assertThat(files.changed()).containsExactly(file);
        assertThat(files.changed()).isEmpty();
    }

    @Test
    void aFileThatIsStillBeingWrittenWaits() throws IOException {
        WatchedFiles files = inFolder();
        for (String half : List.of("o", "on", "one t", "one two")) {
            Files.writeString(file, half);
            assertThat(files.changed()).isEmpty();
        }
        assertThat(files.changed()).containsExactly(file);
    }

    @Test
    void filesThatAreCopiedTogetherAreToldTogether() throws IOException {
        WatchedFiles files = inFolder();
        Path second = Files.writeString(folder.resolve("b.yaml"), "new");
        assertThat(files.changed()).isEmpty();
        Files.writeString(file, "longer");
        assertThat(files.changed()).isEmpty();
        assertThat(files.changed()).containsExactly(file, second);
    }

    @Test
    void anEditorsReplacementOfTheSameSizeAndTimeIsAChange() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        WatchedFiles files = inFolder();
        Path replacement = Files.writeString(folder.resolve("a.yaml.swp"), "two");
        Files.setLastModifiedTime(replacement, time);
        Files.move(replacement, file, StandardCopyOption.REPLACE_EXISTING);
        files.changed();
        assertThat(files.changed()).containsExactly(file);
    }

    @Test
    void aRemovedFileIsAChange() throws IOException {
        WatchedFiles files = inFolder();
        Files.delete(file);
        files.changed();
        assertThat(files.changed()).containsExactly(file);
    }

    @Test
    void aFileThatIsTakenAwayAndPutBackBetweenTwoLooksIsToldAsItEndsUp() throws IOException {
        WatchedFiles files = inFolder();
        Files.delete(file);
        assertThat(files.changed()).isEmpty();
        Files.writeString(file, "back");
        assertThat(files.changed()).isEmpty();
        assertThat(files.changed()).containsExactly(file);
    }

    @Test
    void whatIsNotMeantIsPassedOver() throws IOException {
        WatchedFiles files = inFolder();
        Files.writeString(folder.resolve("a.yaml~"), "an editor's copy");
        Files.createDirectory(folder.resolve("folder.yaml"));
        files.changed();
        assertThat(files.changed()).isEmpty();
    }

    @Test
    void aNamedFileMayComeLater() throws IOException {
        Path later = folder.resolve("later.properties");
        WatchedFiles files = WatchedFiles.of(List.of(file, later));
        assertThat(files.changed()).isEmpty();
        Files.writeString(later, "here");
        files.changed();
        assertThat(files.changed()).containsExactly(later);
    }

    @Test
    void aFolderThatIsGoneIsNoRemovalOfItsFiles() throws IOException {
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-elsewhere");
        WatchedFiles files = inFolder();
        Files.move(folder, elsewhere);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(files::changed);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(files::changed);
        Files.move(elsewhere, folder);
        assertThat(files.changed()).isEmpty();
        assertThat(files.changed()).isEmpty();
    }

    private WatchedFiles inFolder() {
        return WatchedFiles.in(folder, path -> path.toString().endsWith(".yaml"));
    }
}
