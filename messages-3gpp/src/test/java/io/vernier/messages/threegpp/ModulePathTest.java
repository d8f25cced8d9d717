package io.vernier.messages.threegpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path; users may have the modules on the module path, where resources are sealed. */
class ModulePathTest {
    private static final String MODULE = "io.vernier.messages.threegpp";

    @Test
    void theModulesReadTheirDictionariesOnTheModulePath() throws ReflectiveOperationException {
        var vernier = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(element -> !element.isEmpty() && !element.endsWith("test-classes"))
                .map(Path::of)
                .filter(element -> ModuleFinder.of(element).findAll().stream()
                        .anyMatch(module -> module.descriptor().name().startsWith("io.vernier.")))
                .toArray(Path[]::new);
        var boot = ModuleLayer.boot();
        var modules = boot.configuration().resolve(ModuleFinder.of(vernier), ModuleFinder.of(), Set.of(MODULE));
        var layer = boot.defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader());
        var gy = layer.findLoader(MODULE).loadClass(MODULE + ".gy.Gy");

        var dictionary = gy.getMethod("dictionary").invoke(null);

        assertThat(gy.getModule().isNamed()).isTrue();
        assertThat(dictionary).hasToString("ts32299_gy");
    }
}
