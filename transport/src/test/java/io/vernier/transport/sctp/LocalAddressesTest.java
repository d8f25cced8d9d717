package io.vernier.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalAddressesTest {
    @ParameterizedTest(name = "{0}, peer {1}: {2}")
    @CsvSource({
        "127.0.0.1 10.0.0.1 192.0.2.1, 127.0.0.1, 127.0.0.1 10.0.0.1 192.0.2.1",
        "127.0.0.1 10.0.0.1 192.0.2.1, 10.0.0.9, 10.0.0.1 192.0.2.1",
        "127.0.0.1 10.0.0.1 192.0.2.1, 198.51.100.1, 192.0.2.1",
        "127.0.0.1 10.0.0.1, 198.51.100.1, 10.0.0.1",
        "0:0:0:0:0:0:0:1 fe80:0:0:0:0:0:0:1 2001:db8:0:0:0:0:0:1 10.0.0.1, 2001:db8::9, 2001:db8:0:0:0:0:0:1",
        "2001:db8:0:0:0:0:0:1 192.0.2.1, 198.51.100.1, 192.0.2.1 2001:db8:0:0:0:0:0:1",
    })
    void anAssociationHasTheAddressesThatItsPeerCanReach(String bound, String peer, String told) throws Exception {
        assertThat(LocalAddresses.of(addresses(bound), address(peer)))
                .extracting(InetAddress::getHostAddress)
                .containsExactly(told.split(" ", -1));
    }

    private static List<InetSocketAddress> addresses(String texts) throws UnknownHostException {
        var addresses = new ArrayList<InetSocketAddress>();
        for (String text : texts.split(" ", -1)) {
            addresses.add(new InetSocketAddress(address(text), 3868));
        }
        return addresses;
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getAllByName(text)[0];
    }
}
