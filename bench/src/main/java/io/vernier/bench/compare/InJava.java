package io.vernier.bench.compare;

import io.vernier.bench.load.RunOptions;
import io.vernier.bench.process.Jvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another stack in Java, fetched from the Maven repository when it is first compared. */
record InJava(String word, String main) implements Stack {
    @Override
    public Optional<String> prepare() {
        var workshop = new Workshop(word);
        if (!Files.exists(workshop.made("lib"))) {
            Optional<String> failure = workshop.run(List.of(
                    workshop.script("mvnw").toString(),
                    "--batch-mode",
                    "--quiet",
                    "--file",
                    workshop.source("pom.xml").toString(),
                    "dependency:copy-dependencies",
                    "-DoutputDirectory=" + workshop.made("lib")));
            if (failure.isPresent()) {
                return failure.map(why -> "its jars could not be fetched from the Maven repository: " + why);
            }
        }
        return workshop.run(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-nowarn",
                        "-d",
                        workshop.made("classes").toString(),
                        "-cp",
                        String.join(File.pathSeparator, jars(workshop))
                                + File.pathSeparator
                                + System.getProperty("java.class.path"),
                        workshop.source(main + ".java").toString()))
                .map(why -> "its two ends do not compile: " + why);
    }

    @Override
    public List<String> server(RunOptions options) {
        return Jvm.command(options.jvm(), classPath(), JavaPeerServer.class, main);
    }

    @Override
    public List<String> client(RunOptions options, String port, long serverPid, String inFlight) {
        return Jvm.command(
                options.jvm(),
                classPath(),
                JavaPeerClient.class,
                main,
                port,
                Long.toString(serverPid),
                Long.toString(options.warmUp().toMillis()),
                Long.toString(options.measured().toMillis()),
                inFlight);
    }

    /** Its own jars come first: it is measured with the versions that it names. */
    private List<String> classPath() {
        return jars(new Workshop(word));
    }

    private static List<String> jars(Workshop workshop) {
        var classPath = new ArrayList<>(
                List.of(workshop.made("classes").toString(), workshop.sources().toString()));
        for (String jar :
                Optional.ofNullable(workshop.made("lib").toFile().list()).orElse(new String[0])) {
            classPath.add(workshop.made("lib").resolve(jar).toString());
        }
        return classPath;
    }
}
