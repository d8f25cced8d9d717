package io.vernier.examples.tolls;

import io.vernier.codec.ResultCode;
import io.vernier.examples.tolls.messages.TollAnswer;
import io.vernier.examples.tolls.messages.TollRequest;
import io.vernier.examples.tolls.messages.VehicleClass;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;

/** The back office: a server of an application that no specification knows. */
public final class TollOffice {
    private static final long CENTS_PER_AXLE = 350;

    private TollOffice() {}

    /** Starts the office on a port of this machine, 0 for a free one. */
    public static Node start(int port) {
        return Node.named("office.example.net", "example.net")
                .listen(Tcp.at("127.0.0.1", port))
                .admit(PeerAdmission.loopback())
                .serve(TollRequest.TYPE, TollOffice::charge)
                .start();
    }

    /** Motorcycles pass for nothing, everybody else pays by the axle. */
    static TollAnswer charge(TollRequest request) {
        var vehicle = request.vehicle();
        long axles = switch (vehicle.vehicleClass().value()) {
            case VehicleClass.Value.MOTORCYCLE -> 0;
            case VehicleClass.Value.CAR -> 2;
            default -> vehicle.axles().orElse(2);
        };
        return TollAnswer.to(request)
                .resultCode(ResultCode.SUCCESS)
                .price(axles * CENTS_PER_AXLE)
                .build();
    }
}
