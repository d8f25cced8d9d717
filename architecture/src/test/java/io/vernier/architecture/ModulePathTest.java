package io.vernier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The other tests run on the class path; users may have the modules on the module path, where resources are sealed and a
 * module sees only what it requires.
 */
class ModulePathTest {
    private static final String CLASS = ".class";

    static List<Path> modulesOfMessages() {
        return House.modules().stream()
                .filter(module -> module.getFileName().toString().startsWith("messages-"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modulesOfMessages")
    void everyDictionaryOfAModuleIsReadOnTheModulePathWithWhatTheModuleRequires(Path module)
            throws IOException, ReflectiveOperationException {
        var compiled = House.modules().stream()
                .map(ModulePathTest::classes)
                .filter(classes -> Files.exists(classes.resolve("module-info.class")))
                .toArray(Path[]::new);
        var own = ModuleFinder.of(classes(module)).findAll().iterator().next();
        String name = own.descriptor().name();
        var boot = ModuleLayer.boot();
        var modules = boot.configuration().resolve(ModuleFinder.of(compiled), ModuleFinder.of(), Set.of(name));
        var layer = boot.defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader());

        assertThat(dictionaries(own, layer.findLoader(name))).isEqualTo(files(module));
    }

    private static Path classes(Path module) {
        return module.resolve("target/classes");
    }

    /** What the generated classes in the exported packages of a module give as their dictionaries, by their names. */
    private static Set<String> dictionaries(ModuleReference module, ClassLoader loader)
            throws IOException, ReflectiveOperationException {
        var names = new TreeSet<String>();
        try (var content = module.open()) {
            for (String file : content.list().toList()) {
                if (file.endsWith(CLASS) && file.indexOf('$') < 0 && !file.endsWith("-info.class")) {
                    var type = loader.loadClass(
                            file.substring(0, file.length() - CLASS.length()).replace('/', '.'));
                    assertThat(type.getModule().getName())
                            .isEqualTo(module.descriptor().name());
                    for (var method : type.getMethods()) {
                        if (method.getName().equals("dictionary") && method.getParameterCount() == 0) {
                            names.add(String.valueOf(method.invoke(null)));
                        }
                    }
                }
            }
        }
        return names;
    }

    private static Set<String> files(Path module) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(module.resolve("src/main/dia"))) {
            files.map(file -> file.getFileName().toString()).forEach(file -> names.add(file.replace(".dia", "")));
        }
        return names;
    }
}
