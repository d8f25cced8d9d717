package io.vernier.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CC-Request-Type, CcRequestType, ccRequestType, CC_REQUEST_TYPE",
        "3GPP-Charging-Id, ThreeGppChargingId, threeGppChargingId, THREE_GPP_CHARGING_ID",
        "3GPP2-BSID, ThreeGpp2Bsid, threeGpp2Bsid, THREE_GPP2_BSID",
        "QoS-Information, QosInformation, qosInformation, QOS_INFORMATION",
        "SGi-PtP-Tunnelling-Method, SgiPtpTunnellingMethod, sgiPtpTunnellingMethod, SGI_PTP_TUNNELLING_METHOD",
        "User-Equipment-Info-ModifiedEUI64, UserEquipmentInfoModifiedEui64, userEquipmentInfoModifiedEui64, USER_EQUIPMENT_INFO_MODIFIED_EUI64",
        "Redirect-Address-IPAddress, RedirectAddressIpAddress, redirectAddressIpAddress, REDIRECT_ADDRESS_IP_ADDRESS",
        "G-S-U-Pool-Reference, GsuPoolReference, gsuPoolReference, GSU_POOL_REFERENCE",
        "S-VID-Start, SVidStart, sVidStart, S_VID_START",
        "answer-message, AnswerMessage, answerMessage, ANSWER_MESSAGE",
        "CER, Cer, cer, CER",
        "Class, ClassAvp, classAvp, CLASS",
        "Message, Message, messageAvp, MESSAGE",
        "Value, ValueAvp, value, VALUE",
    })
    void makesJavaNamesOfDiameterNames(String name, String className, String methodName, String constant) {
        assertThat(JavaNames.className(name)).isEqualTo(className);
        assertThat(JavaNames.methodName(name)).isEqualTo(methodName);
        assertThat(JavaNames.constantName(name)).isEqualTo(constant);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "INITIAL_REQUEST, INITIAL_REQUEST",
        "2G_AND_3G, TWO_G_AND_3G",
        "3GPP_EPS, THREE_GPP_EPS",
        "802_11, N802_11",
        "Login, LOGIN",
        "3, THREE",
    })
    void makesConstantsOfValues(String name, String constant) {
        assertThat(JavaNames.valueName(name)).isEqualTo(constant);
    }

    @Test
    void saysWhenANameHasNoLetters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JavaNames.className("--"))
                .withMessageContaining("--");
    }
}
