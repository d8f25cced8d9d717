package io.vernier.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Time, chance and threads come in at few named places; everywhere else they are arguments, so that runs can be repeated. */
class TimeTest {
    /** Floors without any clock, thread, socket or random source. */
    private static final String[] PURE = {
        Floor.CODEC.packages(), Floor.DICTIONARY.packages(), Floor.PROTOCOL.packages(), "io.vernier.messages.."
    };

    /** Factories for those who bring no clock and no chance of their own; their constructors take both. */
    private static final String IDS = "io\\.vernier\\.codec\\.id\\.(EndToEndIds|HopByHopIds|SessionIds)";

    /** The event loops' clocks, and the node's time of day: for its events and its Origin-State-Id. */
    private static final String CLOCKS =
            "io\\.vernier\\.(transport\\.(internal\\.netty\\.NettyLoop|memory\\.RealSchedule)|node\\.(Node|NodeBuilder|Nodes))";

    /** Programs of their own, which measure time, pass it, and end their process. */
    private static final String[] PROGRAMS = {Floor.CLI.packages(), Floor.BENCH.packages()};

    private static final JavaClasses HOUSE = House.mainClasses();

    @Test
    void onlyTheNamedClassesReadTheClock() {
        noClasses()
                .that(not(resideInAnyPackage(PROGRAMS)))
                .and()
                .haveNameNotMatching(CLOCKS + "|" + IDS)
                .should()
                .accessTargetWhere(calls("java\\.lang\\.System", "nanoTime|currentTimeMillis"))
                .orShould()
                .accessTargetWhere(calls("java\\.time\\..*", "now|system.*"))
                .because("everywhere else time is an argument")
                .check(HOUSE);
    }

    @Test
    void nobodySleepsOrUsesTheOldTimer() {
        noClasses()
                .that(not(resideInAnyPackage(PROGRAMS)))
                .should()
                .accessTargetWhere(calls("java\\.lang\\.Thread", "sleep"))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Timer")
                .check(HOUSE);
    }

    @Test
    void testsDoNotSleepEither() {
        noClasses()
                .should()
                .accessTargetWhere(calls("java\\.lang\\.Thread", "sleep"))
                .because("a test winds its clock by hand, or waits for a condition with a deadline")
                .check(House.testClasses());
    }

    @Test
    void pureFloorsHaveNoThreadsSocketsFilesOrChance() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .and()
                .haveNameNotMatching(IDS)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Thread|ProcessBuilder|Process|Runtime)"
                        + "|java\\.net\\.(Socket|ServerSocket|DatagramSocket|URL|http\\..*)"
                        + "|java\\.nio\\.channels\\..*"
                        + "|java\\.util\\.(Timer|TimerTask|Random|UUID)"
                        + "|java\\.util\\.concurrent\\.(ThreadLocalRandom|Executor.*|.*Executor|CompletableFuture|locks\\..*)"
                        + "|java\\.util\\.random\\..*"
                        + "|java\\.security\\.SecureRandom"
                        + "|java\\.time\\.(Clock|InstantSource)")
                .orShould()
                .accessTargetWhere(calls("java\\.lang\\.Math", "random"))
                .check(HOUSE);
    }

    @Test
    void onlyProgramsEndTheJvm() {
        noClasses()
                .that(not(resideInAnyPackage(PROGRAMS)))
                .should()
                .accessTargetWhere(calls("java\\.lang\\.(System|Runtime)", "exit|halt"))
                .check(HOUSE);
    }

    /** Calls and method references. Both arguments are regular expressions. */
    private static DescribedPredicate<JavaAccess<?>> calls(String types, String methods) {
        return DescribedPredicate.describe(
                types + "." + methods + "()",
                access -> access.getTargetOwner().getName().matches(types)
                        && access.getName().matches(methods));
    }
}
