package io.vernier.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.dictionary.dia.DiaException;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    private Path folder;

    private SourceTree tree(List<Path> classPath, Map<String, String> packages, String packageName) {
        return new SourceTree(
                folder.resolve("dia"),
                classPath,
                packages,
                packageName,
                folder.resolve("sources"),
                folder.resolve("resources"));
    }

    private void dictionary(String name) throws IOException {
        write(folder.resolve("dia").resolve(name + ".dia"), TestDictionaries.text("/dia/" + name + ".dia"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    @Test
    @Requirement("S185")
    void generatesEachDictionaryOfAFolderIntoAPackageOfItsOwn() throws IOException {
        dictionary("base");
        dictionary("roads");
        dictionary("toll");

        var names =
                tree(List.of(), Map.of("toll", "org.example.tolls"), "example").generate();

        assertThat(names).containsExactly("base", "roads", "toll");
        assertThat(folder.resolve("sources/org/example/tolls/TollRequest.java")).exists();
        assertThat(folder.resolve("sources/example/roads/Vehicle.java")).exists();
        assertThat(folder.resolve("resources/org/example/tolls/toll.dia")).exists();
        assertThat(Files.readString(folder.resolve("sources/org/example/tolls/TollRequest.java")))
                .contains("import example.roads.Vehicle;");
    }

    @Test
    void inheritsFromDictionariesInFoldersAndJarsOfTheClassPath() throws IOException {
        dictionary("toll");
        write(folder.resolve("classes/example/base/base.dia"), TestDictionaries.text("/dia/base.dia"));
        var jar = folder.resolve("roads.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("com/example/roads/roads.dia"));
            zip.write(TestDictionaries.text("/dia/roads.dia").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        tree(List.of(folder.resolve("classes"), jar, folder.resolve("missing.jar")), Map.of(), "example")
                .generate();

        assertThat(folder.resolve("sources/example/toll/TollRequest.java"))
                .content()
                .contains("import com.example.roads.Vehicle;", "import example.base.ProxyInfo;");
        assertThat(folder.resolve("sources/com")).doesNotExist();
    }

    @Test
    void leavesUnchangedFilesAloneAndDeletesThoseOfFormerTimes() throws IOException {
        dictionary("base");
        var tree = tree(List.of(), Map.of(), "example");
        tree.generate();
        var kept = folder.resolve("sources/example/base/ProxyInfo.java");
        var former = folder.resolve("sources/example/base/Former.java");
        var old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(kept, old);
        write(former, "class Former {}");

        tree.generate();

        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(old);
        assertThat(former).doesNotExist();
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        write(folder.resolve("dia/wrong.dia"), "@id 1\n@name wrong\n@avp_types\n   Speed  1  Unsigned23  M\n");

        assertThatExceptionOfType(DiaException.class)
                .isThrownBy(() -> tree(List.of(), Map.of(), "example").generate())
                .withMessageContaining("wrong.dia:4:")
                .withMessageContaining("Unsigned32");
    }

    @Test
    void asksForAPackageAndForAFolder() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree(List.of(), Map.of(), "").generate())
                .withMessageContaining("dia is no folder (expected: a folder with .dia files)");
        dictionary("base");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree(List.of(), Map.of(), "").generate())
                .withMessage("no Java package for dictionary base (expected: packageName, or base in packages)");
    }
}
