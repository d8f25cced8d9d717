package io.vernier.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manner of the public face: names as the RFC has them, packages that say what they are and know no null. */
class ApiTest {
    private static final JavaClasses HOUSE = House.mainClasses();

    @Test
    void methodsAreNamedWithoutGet() {
        methods().that().arePublic().should(notStartWithGet()).check(HOUSE);
    }

    @Test
    void everyPackageSaysWhatItIsAndKnowsNoNull() {
        var packages = new TreeSet<String>();
        HOUSE.forEach(type -> packages.add(type.getPackageName()));

        var marked = HOUSE.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .toList();

        assertThat(packages).filteredOn(name -> !marked.contains(name)).isEmpty();
    }

    @Test
    void packageNotesSayWhereToStartReading() {
        var start = Pattern.compile("Start\\s+(\\* )?reading\\s+(\\* )?at");

        assertThat(House.sources("package-info.java"))
                .filteredOn(file -> !start.matcher(House.read(file)).find())
                .isEmpty();
    }

    /** Methods that a supertype names (Throwable, Map.Entry) cannot be called otherwise. */
    private static ArchCondition<JavaMethod> notStartWithGet() {
        return new ArchCondition<>("not start with get") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var inherited = method.getOwner().getAllRawSuperclasses().stream()
                                .anyMatch(above -> names(above, method))
                        || method.getOwner().getAllRawInterfaces().stream().anyMatch(above -> names(above, method));
                var bad = method.getName().matches("get[A-Z].*") && !inherited;
                events.add(new SimpleConditionEvent(method, !bad, method.getDescription()));
            }
        };
    }

    private static boolean names(JavaClass above, JavaMethod method) {
        return above.getMethods().stream().anyMatch(other -> other.getName().equals(method.getName()));
    }
}
