package org.spaarpunt.api3.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.devices.DeviceChanges.Change;
import org.spaarpunt.devices.DeviceChanges.Outcome;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.http.Response;

/**
 * {@code GET cid/list}, {@code GET cid/{cidConsumerKey}}, {@code POST cid/connect} and {@code POST cid/update}: the
 * check-in devices of a counter.
 */
final class DeviceCalls {
    public static final String DEVICE = "cidConsumerKey";
    public static final String CDBID = "cdbid";
    public static final String NAME = "name";
    public static final String STATUS = "status";
    /** May be repeated. */
    public static final String COUNTERS = "assignedBalieConsumerKey";

    /** Characters. */
    private static final int MAX_NAME = 200;

    private final DeviceFeature devices;

    public DeviceCalls(DeviceFeature devices) {
        this.devices = devices;
    }

    public Response list(ApiRequest request) {
        var cids = devices.reader().of(counter(request).counterId()).stream()
                .map(device -> XmlElement.of("cid", fields(device)));
        return Format.xml(200, XmlElement.of("response", XmlElement.of("cids", cids)));
    }

    public Response read(ApiRequest request) {
        var device = devices.reader().find(request.segment());
        if (device.isEmpty()) {
            return unknownDevice(request);
        }
        return device.get().concerns(counter(request).counterId())
                ? described(device.get())
                : request.refusals().badRequest(ErrorCode.ACTION_NOT_ALLOWED, "error.BALIE_NOT_AUTHORIZED");
    }

    /** An empty event disconnects the device. */
    public Response connect(ApiRequest request) {
        var key = request.parameter(DEVICE).orElseThrow();
        var cdbid = request.parameter(CDBID);
        var outcome = cdbid.isPresent()
                ? devices.changes().connect(key, counter(request), cdbid.get(), RequestActor.user(request))
                : devices.changes().disconnect(key, counter(request));
        return answer(outcome, request);
    }

    public Response update(ApiRequest request) {
        var reader = new ParameterReader(request);
        var name = Optional.of(reader.text(NAME)).filter(text -> !text.isEmpty());
        var status = request.parameter(STATUS);
        var change = new Change(name, status.flatMap(Status::named), reader.texts(COUNTERS));
        if (name.isPresent() && !isName(name.get())) {
            return unreadable(NAME, request);
        }
        if (status.isPresent() && change.status().isEmpty()) {
            return unreadable(STATUS, request);
        }
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        if (name.isEmpty() && status.isEmpty() && change.counters().isEmpty()) {
            return request.refusals().missingParameters(List.of(NAME + " / " + STATUS + " / " + COUNTERS));
        }
        var key = request.parameter(DEVICE).orElseThrow();
        return answer(devices.changes().update(key, counter(request), change, RequestActor.user(request)), request);
    }

    private static Response answer(Outcome outcome, ApiRequest request) {
        var refusals = request.refusals();
        return switch (outcome) {
            case Outcome.Done(var device) -> described(device);
            case Outcome.UnknownDevice _ -> unknownDevice(request);
            case Outcome.NotAssigned _ ->
                refusals.badRequest(ErrorCode.BALIE_NOT_AUTHORIZED, "error.BALIE_NOT_AUTHORIZED");
            case Outcome.NotTheOwner _ ->
                refusals.badRequest(ErrorCode.BALIE_NOT_AUTHORIZED, "error.BALIE_NOT_AUTHORIZED.owner");
            case Outcome.InUse _ ->
                refusals.badRequest(ErrorCode.ACTION_NOT_ALLOWED, "error.ACTION_NOT_ALLOWED.deviceInUse");
            case Outcome.UnknownEvent _ -> refusals.unknownEvent();
            case Outcome.NotItsEvent _ ->
                refusals.badRequest(ErrorCode.BALIE_NOT_AUTHORIZED, "checkin.COUNTER_TAKES_NO_PART");
            case Outcome.UnknownCounter _ -> refusals.unknownCounter();
        };
    }

    private static Response described(Device device) {
        var balies = device.counters().stream()
                .map(counter -> XmlElement.of(
                        "balie", List.of(XmlElement.of("name", counter.name()), XmlElement.of("id", counter.key()))));
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("balies", balies));
        fields.addAll(fields(device));
        return Format.xml(200, XmlElement.of("response", fields));
    }

    private static List<XmlElement> fields(Device device) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("name", device.name()));
        fields.add(XmlElement.of("consumerKey", device.key()));
        fields.add(XmlElement.of("status", device.status()));
        device.connection().ifPresent(connection -> fields.add(XmlElement.of("cdbid", connection.cdbid())));
        fields.add(XmlElement.of(
                "cardSystem",
                List.of(
                        XmlElement.of("id", device.cardSystem().id()),
                        XmlElement.of("name", device.cardSystem().name()))));
        return fields;
    }

    private static Response unknownDevice(ApiRequest request) {
        return request.refusals().badRequest(ErrorCode.UNKNOWN_CID_CONSUMERKEY, "error.UNKNOWN_CID_CONSUMERKEY");
    }

    private static Response unreadable(String parameter, ApiRequest request) {
        return request.refusals().unreadable(new ParameterReader.Unreadable(ErrorCode.INVALID_PARAMETERS, parameter));
    }

    private static boolean isName(String text) {
        return text.length() <= MAX_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private static CounterAccess counter(ApiRequest request) {
        return request.counter().orElseThrow();
    }
}
