package io.vernier.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {
    private static final String TOLL = """
            @id 16777999
            @name toll
            @vendor 32473 Example
            @avp_types
               Session-Id   263  UTF8String  M
               Toll-Number  201  Unsigned32  VM
            @messages
               Toll-Request ::= < Diameter Header: 9000, REQ >
                                < Session-Id >
                                { Toll-Number }
               Toll-Answer ::= < Diameter Header: 9000 >
                               < Session-Id >
            """;

    @TempDir
    private Path folder;

    private MavenProject project = new MavenProject();

    @BeforeEach
    void makeAProject() throws Exception {
        project = new MavenProject();
        project.setArtifact(
                new DefaultArtifact("example", "tolls", "1", "compile", "jar", "", new DefaultArtifactHandler("jar")));
        var build = new Build();
        build.setOutputDirectory(folder.resolve("target/classes").toString());
        project.setBuild(build);
        Files.createDirectories(folder.resolve("dia"));
    }

    private GenerateMojo mojo() {
        return new GenerateMojo(
                project,
                folder.resolve("dia").toFile(),
                "org.example",
                folder.resolve("target").toFile());
    }

    @Test
    void theGeneratedFoldersBelongToTheProject() throws Exception {
        Files.writeString(folder.resolve("dia/toll.dia"), TOLL);

        mojo().execute();

        var sources = folder.resolve("target/generated-sources/vernier");
        var resources = folder.resolve("target/generated-resources/vernier");
        assertThat(sources.resolve("org/example/toll/TollRequest.java")).exists();
        assertThat(resources.resolve("org/example/toll/toll.dia")).hasContent(TOLL);
        assertThat(project.getCompileSourceRoots()).containsExactly(sources.toString());
        assertThat(project.getResources()).extracting(r -> r.getDirectory()).containsExactly(resources.toString());
    }

    @Test
    void aWrongDictionaryFailsTheBuildWithFileAndLine() throws Exception {
        Files.writeString(folder.resolve("dia/toll.dia"), TOLL.replace("{ Toll-Number }", "{ Toll-Nmber }"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> mojo().execute())
                .withMessageContaining("toll.dia:10:")
                .withMessageContaining("did you mean Toll-Number?");
    }
}
