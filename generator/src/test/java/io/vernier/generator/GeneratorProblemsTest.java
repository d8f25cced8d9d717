package io.vernier.generator;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.dictionary.dia.Dictionaries;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratorProblemsTest {
    private static void generate(String text) {
        var dictionary = Dictionaries.parse("@name clash\n@vendor 1 X\n" + text);
        JavaGenerator.generate(dictionary, "clash.dia", new PackageNames(Map.of("clash", "example.clash")));
    }

    @Test
    void namesAvpsWhoseClassesWouldBeOne() {
        assertThatExceptionOfType(GeneratorException.class)
                .isThrownBy(() -> generate("""
                        @avp_types
                        Road-Class 1 Enumerated -
                        Road_Class 2 Enumerated -
                        """))
                .withMessageContaining("Road_Class and Road-Class both give the Java class RoadClass")
                .withMessageContaining("both give the Java name ROAD_CLASS");
    }

    @Test
    void namesAvpsWhoseGettersWouldBeOne() {
        assertThatExceptionOfType(GeneratorException.class)
                .isThrownBy(() -> generate("""
                        @avp_types
                        A-Bc 1 Unsigned32 -
                        A-BC 2 Unsigned32 -
                        G 3 Grouped -
                        @grouped
                        G ::= < AVP Header: 3 >
                        [ A-Bc ]
                        [ A-BC ]
                        """))
                .withMessageContaining("G: A-BC and A-Bc both give the Java name aBc");
    }

    @Test
    void namesValuesThatWouldBeOne() {
        assertThatExceptionOfType(GeneratorException.class)
                .isThrownBy(() -> generate("""
                        @avp_types
                        E 1 Enumerated -
                        @enum E
                        A-B 1
                        A_B 2
                        """))
                .withMessageContaining("E: the values A-B and A_B both give the Java name A_B");
    }

    @Test
    void asksForThePackageOfADictionary() {
        var dictionary = TestDictionaries.dictionaries().dictionary("roads");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JavaGenerator.generate(
                        dictionary, "roads.dia", new PackageNames(Map.of("roads", "example.roads"))))
                .withMessage("no Java package is known for dictionary base (expected: one of [roads])");
    }
}
