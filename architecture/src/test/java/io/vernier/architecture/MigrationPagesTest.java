package io.vernier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.vernier.requirements.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages for those who come from other stacks say what they promise. */
class MigrationPagesTest {
    private static final JavaClasses HOUSE = House.mainClasses();
    private static final String PAGE = House.read(House.ROOT.resolve("docs/coming-from-python-diameter.md"));

    @Test
    @Requirement("S53")
    void thePageShowsHowMessagesAreSentThroughApplications() {
        assertThat(section("## A client")).contains("through the applications", "= node.call(");
    }

    @Test
    @Requirement("S63")
    void thePageShowsHowMessagesAreSentAndReceivedThroughApplications() {
        assertThat(section("## A client")).contains("= node.call(");
        assertThat(section("## A server")).contains(".serve(", "CreditControlAnswer.to(ccr)");
    }

    @Test
    @Requirement("S146")
    void thePageListsAllThatAPeerTells() {
        assertThat(namesMissing("### All that a peer tells", "io.vernier.node.Peer"))
                .isEmpty();
    }

    @Test
    @Requirement("S163")
    void thePageListsAllThatAConnectionTells() {
        assertThat(namesMissing("### All that a connection tells", "io.vernier.node.PeerConnection"))
                .isEmpty();
    }

    private static List<String> namesMissing(String heading, String type) {
        var section = section(heading);
        return HOUSE.get(type).getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaMethod::getName)
                .filter(name -> !section.contains("`" + name + "`"))
                .distinct()
                .sorted()
                .toList();
    }

    /** What stands below a heading, up to the next one. */
    private static String section(String heading) {
        assertThat(PAGE).contains("\n" + heading + "\n");
        var below = PAGE.substring(PAGE.indexOf("\n" + heading + "\n") + heading.length() + 2);
        int end = below.indexOf("\n##");
        return end < 0 ? below : below.substring(0, end);
    }
}
