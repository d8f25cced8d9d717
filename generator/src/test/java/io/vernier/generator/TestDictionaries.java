package io.vernier.generator;

import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The small dictionaries of the tests: {@code toll} inherits from {@code roads} and {@code base}. */
final class TestDictionaries {
    static final PackageNames PACKAGES =
            new PackageNames(Map.of("base", "example.base", "roads", "example.roads", "toll", "example.toll"));

    private static final List<String> NAMES = List.of("base", "roads", "toll");

    private TestDictionaries() {}

    static String text(String path) {
        try (var in = TestDictionaries.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dictionaries dictionaries() {
        var texts = new HashMap<String, String>();
        NAMES.forEach(name -> texts.put(name, text("/dia/" + name + ".dia")));
        return Dictionaries.from(DiaResolver.of(texts));
    }

    static List<JavaSource> sources() {
        var dictionaries = dictionaries();
        var sources = new ArrayList<JavaSource>();
        NAMES.forEach(
                name -> sources.addAll(JavaGenerator.generate(dictionaries.dictionary(name), name + ".dia", PACKAGES)));
        return sources;
    }

    static InMemory compiled() throws IOException {
        var resources = new HashMap<String, String>();
        NAMES.forEach(name -> resources.put("example/" + name + "/" + name + ".dia", text("/dia/" + name + ".dia")));
        return InMemory.compile(sources(), resources);
    }
}
