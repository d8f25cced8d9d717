package io.vernier.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A floor uses only floors below it. The floors stand in {@link Floor}, the modules are found by {@link House}. */
class FloorsTest {
    private static final JavaClasses HOUSE = House.mainClasses();

    @Test
    void everyClassLivesOnAFloor() {
        classes()
                .that()
                .haveSimpleNameNotContaining("-info")
                .should()
                .resideInAnyPackage(
                        Stream.of(Floor.values()).map(Floor::packages).toArray(String[]::new))
                .because("a new module says in Floor what it may use")
                .check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void aFloorUsesOnlyWhatItMay(Floor floor) {
        classes()
                .that()
                .resideInAPackage(floor.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(floor.usable())
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        var entryPoint =
                name("io.vernier.cli.Main"); // names every command, and every command knows what lies beside it
        slices().matching("io.vernier.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(entryPoint, alwaysTrue())
                .check(HOUSE);
    }

    @Test
    void packagesAreNamedAfterTheProtocol() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..", "..misc..")
                .check(HOUSE);
    }
}
