package io.vernier.maven;

import io.vernier.dictionary.dia.DiaException;
import io.vernier.generator.GeneratorException;
import io.vernier.generator.SourceTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Generates typed Java messages of the project's {@code .dia} dictionaries. A dictionary may inherit from others of the
 * same folder and from those in the jars of the project's dependencies, such as {@code rfc6733} of
 * {@code vernier-messages-base}.
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields
public final class GenerateMojo extends AbstractMojo {
    /** The folder with the {@code .dia} files; each of them is generated. */
    @Parameter(defaultValue = "${project.basedir}/src/main/dia")
    private File dictionaries;

    /** The Java packages of dictionaries, by the names of the dictionaries. */
    @Parameter
    private Map<String, String> packages = Map.of();

    /** The Java package below which each dictionary that {@code packages} does not name gets one of its own name. */
    @Parameter(defaultValue = "")
    private String packageName = "";

    /** Where the Java files go. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/vernier")
    private File outputDirectory;

    /** Where the dictionaries go, to be packed beside the classes, which read them at run time. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/vernier")
    private File resourceDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** For Maven, which fills the fields. */
    public GenerateMojo() {}

    /** As Maven would make it. */
    GenerateMojo(MavenProject project, File dictionaries, String packageName, File target) {
        this.project = project;
        this.dictionaries = dictionaries;
        this.packageName = packageName;
        this.outputDirectory = new File(target, "generated-sources/vernier");
        this.resourceDirectory = new File(target, "generated-resources/vernier");
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            var names = new SourceTree(
                            dictionaries.toPath(),
                            classPath(),
                            packages,
                            packageName == null ? "" : packageName,
                            outputDirectory.toPath(),
                            resourceDirectory.toPath())
                    .generate();
            getLog().info("Generated the messages of " + String.join(", ", names));
        } catch (DiaException | GeneratorException | IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException | DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("Cannot generate the messages of " + dictionaries + ": " + e, e);
        }
        project.addCompileSourceRoot(outputDirectory.getPath());
        var resource = new Resource();
        resource.setDirectory(resourceDirectory.getPath());
        project.addResource(resource);
    }

    /** What the project depends on, without the classes it will have itself. */
    private List<Path> classPath() throws DependencyResolutionRequiredException {
        String own = project.getBuild().getOutputDirectory();
        return project.getCompileClasspathElements().stream()
                .filter(element -> !element.equals(own))
                .map(Path::of)
                .toList();
    }
}
