package io.vernier.examples.tolls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.examples.tolls.messages.TollCollection;
import io.vernier.examples.tolls.messages.VehicleClass;
import org.junit.jupiter.api.Test;

class TollsTest {
    @Test
    void theGateLearnsWhatAVehiclePays() {
        try (var office = TollOffice.start(0);
                var gate = new TollGate(office.listening().getFirst().endpoint().port())) {
            assertThat(gate.passed("M-AB 12", VehicleClass.MOTORCYCLE, 2)).isZero();
            assertThat(gate.passed("M-CD 34", VehicleClass.CAR, 2)).isEqualTo(700);
            assertThat(gate.passed("M-EF 56", VehicleClass.LORRY, 5)).isEqualTo(1750);
        }
    }

    @Test
    void aClassThatTheDictionaryDoesNotKnowIsRefused() {
        try (var office = TollOffice.start(0);
                var gate = new TollGate(office.listening().getFirst().endpoint().port())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> gate.passed("M-GH 78", VehicleClass.of(99), 3))
                    .withMessageContaining("5004")
                    .withMessageContaining("Vehicle-Class");
        }
    }

    @Test
    void theApplicationIsThatOfTheDictionary() {
        assertThat(TollCollection.APPLICATION.id()).isEqualTo(16_777_999);
        assertThat(TollCollection.APPLICATION.vendorId()).isEqualTo(32473);
    }
}
