/** Ties tests to the numbered lines they check. Used by tests only. */
module io.vernier.requirements {
    requires static org.jspecify;
    requires org.junit.platform.launcher;

    exports io.vernier.requirements;

    provides org.junit.platform.launcher.TestExecutionListener with
            io.vernier.requirements.matrix.RequirementListener;
}
