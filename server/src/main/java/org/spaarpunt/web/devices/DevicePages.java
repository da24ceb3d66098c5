package org.spaarpunt.web.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.DeviceChanges.Outcome;
import org.spaarpunt.devices.DeviceSetup.NewCode;
import org.spaarpunt.events.Event;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.EventAccess;
import org.spaarpunt.storage.Text;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.AtEvents;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.EventChoices;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.FormSubmissions.Result;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.wiring.Features;

/** The check-in devices of the counters where the user works: whether they work, and at which event. */
record DevicePages(Features features, FormSubmissions forms) {
    static final String CONNECT = "connectDevice";
    static final String DISCONNECT = "disconnectDevice";
    static final String NEW_CODE = "newDeviceCode";

    static final String COUNTER = "counter";
    static final String DEVICE = "device";
    static final String EVENT = "event";

    /**
     * A counter with its devices.
     *
     * @param number of the counter on the page
     * @param suggested the events to choose from
     */
    record Group(
            int number, String key, String name, CounterAccess access, List<Device> devices, List<Event> suggested) {
        String list() {
            return EventChoices.LIST + "-" + number;
        }

        /** Setting a device up ends what was set up before, which only an admin of its owner may do. */
        boolean maySetUp(Device device) {
            return access.isAdmin() && device.isOwnedBy(access.counterId());
        }

        /** A device that was lent out entirely is its owner's, and works elsewhere. */
        boolean mayConnect(Device device) {
            return device.counters().stream().anyMatch(place -> place.key().equals(key));
        }
    }

    record View(List<Group> groups, boolean administrator, Form form, Optional<Note> note) {
        boolean isEmpty() {
            return groups.stream().allMatch(group -> group.devices().isEmpty());
        }
    }

    /** The id of the field with the event of a device, which is the name of its form. */
    static String fieldOf(String counter, String device) {
        return EVENT + "-" + counter + "-" + device;
    }

    Response show(PageRequest request) {
        return Question.asked(request)
                .filter(NEW_CODE::equals)
                .flatMap(act -> features.devices()
                        .reader()
                        .find(request.query().firstFilled(DEVICE).orElse(""))
                        .map(device -> Question.of(request, Danger.NEW_DEVICE_CODE, SiteMap.DEVICES, act, device.name())
                                .page(request)))
                .orElseGet(() -> page(request, forms.form()));
    }

    Response act(PageRequest request) {
        return AtEvents.of(request, features).places().stream()
                .filter(place -> place.application().key().equals(field(request, COUNTER)))
                .findFirst()
                .map(place -> act(request, place))
                .orElseGet(() -> Notices.NOT_AT_COUNTER.to(request));
    }

    private Response act(PageRequest request, EventAccess.Place place) {
        var key = field(request, DEVICE);
        return switch (field(request, Question.ACT)) {
            case CONNECT -> {
                var event = choices(request, place).find(field(request, EVENT));
                yield event.isEmpty()
                        ? rejected(request, "devices.wrong.event")
                        : after(
                                request,
                                features.devices()
                                        .changes()
                                        .connect(
                                                key, place.access(), event.get().cdbid(), request.actor()));
            }
            case DISCONNECT -> after(request, features.devices().changes().disconnect(key, place.access()));
            case NEW_CODE ->
                Question.isConfirmed(request)
                        ? newCode(request, place, key)
                        : Question.instead(request, SiteMap.DEVICES, NEW_CODE);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Response newCode(PageRequest request, EventAccess.Place place, String key) {
        return forms.renewing(request, () -> switch (features.devices()
                .setup()
                .makeCode(key, place.access(), request.actor())) {
            case NewCode.Made(var code, var _) ->
                new Result.Made(new Receipt(FormSubmissions.CODE, name(key), "", SiteMap.DEVICES, code));
            case NewCode.Refused _ -> new Result.NotDone(Notices.NOT_FOUND.to(request));
        });
    }

    private String name(String key) {
        return features.devices().reader().find(key).map(Device::name).orElse(key);
    }

    private Response after(PageRequest request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Note.done(request, SiteMap.DEVICES, field(request, Question.ACT));
            case Outcome.UnknownDevice _, Outcome.NotAssigned _ -> Notices.NOT_FOUND.to(request);
            case Outcome.InUse _ -> rejected(request, "devices.wrong.inUse");
            case Outcome.UnknownEvent _, Outcome.NotItsEvent _ -> rejected(request, "devices.wrong.event");
            case Outcome.NotTheOwner _, Outcome.UnknownCounter _ ->
                throw new IllegalStateException("only a change of the device itself is for its owner");
        };
    }

    private Response rejected(PageRequest request, String key) {
        var id = fieldOf(field(request, COUNTER), field(request, DEVICE));
        var error = new FieldError(id, "devices.event", key);
        return page(request, forms.form().rejected(id, request.form(), List.of(error)));
    }

    private Response page(PageRequest request, Form form) {
        var places = AtEvents.of(request, features).places();
        var groups = IntStream.range(0, places.size())
                .mapToObj(number -> group(request, number, places.get(number)))
                .toList();
        var person = request.signedIn().orElseThrow();
        var view = new View(groups, person.account().administrator(), form, Note.of(request));
        return PageRenderer.formPage(
                request,
                SiteMap.DEVICES,
                form,
                (output, interceptor, frame) -> JtedevicesGenerated.render(output, interceptor, frame, view));
    }

    private Group group(PageRequest request, int number, EventAccess.Place place) {
        var key = place.application().key();
        var name = request.signedIn()
                .orElseThrow()
                .roles()
                .counter(key)
                .map(counter -> counter.name())
                .orElse(key);
        var devices = features.devices().reader().of(place.access().counterId());
        return new Group(
                number,
                key,
                name,
                place.access(),
                devices,
                devices.isEmpty() ? List.of() : choices(request, place).suggested());
    }

    private EventChoices choices(PageRequest request, EventAccess.Place place) {
        var own = place.access().organisationId().stream().toList();
        return new EventChoices(features.events(), Optional.of(own), LocalZone.dayOf(request.receivedAt()));
    }

    private static String field(PageRequest request, String name) {
        return request.form().firstFilled(name).map(Text::bare).orElse("");
    }
}
