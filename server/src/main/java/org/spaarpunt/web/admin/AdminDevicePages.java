package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.counters.CounterList;
import org.spaarpunt.devices.Device;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.devices.DeviceChanges;
import org.spaarpunt.devices.DeviceChanges.Change;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.devices.DeviceList;
import org.spaarpunt.devices.DeviceRegister.NewDevice;
import org.spaarpunt.devices.DeviceSetup.NewCode;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.FormSubmissions.Result;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** The check-in devices: made with a secret of their own, named, lent to counters, blocked and taken out of use. */
record AdminDevicePages(Administration admin, DeviceFeature devices, FormSubmissions forms) {
    static final String PATH = "/admin/devices";
    static final String NEW = PATH + "/new";

    /** The acts of the page of a device. */
    static final String RENAME = "renameDevice";

    static final String OWNER = "owner";
    static final String LEND = "lendDevice";
    static final String TAKE_BACK = "takeBackDevice";
    static final String BLOCK = "blockDevice";
    static final String UNBLOCK = "unblockDevice";
    static final String REMOVE = "removeDevice";
    static final String NEW_CODE = "newDeviceCode";

    /** The field with the key of a counter, in every form. */
    static final String COUNTER = "counter";

    private static final String CREATE = "create";
    private static final String CARD_SYSTEM = "cardSystem";

    /** More counters than a list to choose from can show; the field takes the keys of the others too. */
    private static final int SUGGESTED = 500;

    /** @param counters to suggest */
    record Made(
            List<CardSystems.Details> cardSystems, List<CounterList.Row> counters, Form form, Optional<Note> note) {}

    record One(Device device, List<CounterList.Row> counters, Form form, Optional<Note> note) {
        boolean isBlocked() {
            return device.status() == Status.BLOCKED;
        }
    }

    static String pathOf(String key) {
        return AdminRoutes.pathOf(PATH, key);
    }

    Response list(PageRequest request) {
        var all = Listed.of(request, PATH, DeviceList.Order.NAME, admin.lists().devices()::part);
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtedevicesGenerated.render(output, interceptor, frame, all));
    }

    Response askForNew(PageRequest request) {
        return newDevice(request, forms.form());
    }

    Response create(PageRequest request) {
        var wanted = new NewDevice(
                request.field("name"),
                request.field(COUNTER),
                AdminPages.number(request.field(CARD_SYSTEM)).orElse(0L));
        var unknown = Map.of(
                Subject.COUNTER, new FieldError(COUNTER, "admin.devices.counter", "admin.unknown.counter"),
                Subject.CARD_SYSTEM, new FieldError(CARD_SYSTEM, "admin.cardSystem", "admin.unknown.cardSystem"));
        return new SentForm(request, CREATE, forms.form(), form -> newDevice(request, form))
                .naming(unknown)
                .<NewSecret>once(
                        forms,
                        once -> admin.devices().create(request.actor(), wanted, once),
                        made -> new Receipt(
                                FormSubmissions.SECRET, wanted.name(), made.key(), pathOf(made.key()), made.secret()),
                        NEW);
    }

    private Response newDevice(PageRequest request, Form form) {
        var made = new Made(admin.cardSystems().list(), counters(), form, Note.of(request));
        return PageRenderer.formPage(
                request,
                NEW,
                form,
                (output, interceptor, frame) -> JtenewdeviceGenerated.render(output, interceptor, frame, made));
    }

    Response show(PageRequest request) {
        return devices.reader()
                .find(request.segment())
                .map(device -> Question.askedOr(
                        request, act -> question(request, device, act), () -> page(request, device, forms.form())))
                .orElseGet(() -> Notices.NOT_FOUND.to(request));
    }

    private Response page(PageRequest request, Device device, Form form) {
        var one = new One(device, counters(), form, Note.of(request));
        return PageRenderer.formPage(
                request,
                pathOf(device.key()),
                form,
                (output, interceptor, frame) -> JtedeviceGenerated.render(output, interceptor, frame, one));
    }

    private static Optional<Question> question(PageRequest request, Device device, String act) {
        return danger(act).map(danger -> Question.of(request, danger, pathOf(device.key()), act, device.name()));
    }

    private static Optional<Danger> danger(String act) {
        return switch (act) {
            case BLOCK -> Optional.of(Danger.BLOCK_DEVICE);
            case REMOVE -> Optional.of(Danger.REMOVE_DEVICE);
            case NEW_CODE -> Optional.of(Danger.NEW_DEVICE_CODE);
            default -> Optional.empty();
        };
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        var found = devices.reader().find(request.segment());
        var act = request.field(Question.ACT);
        if (found.isEmpty()) {
            return Notices.NOT_FOUND.to(request);
        }
        var device = found.get();
        if (danger(act).isPresent() && !Question.isConfirmed(request)) {
            return Question.instead(request, pathOf(device.key()), act);
        }
        var counter = request.field(COUNTER);
        return switch (act) {
            case RENAME -> rename(request, device);
            case OWNER -> giveTo(request, device, counter);
            case LEND -> assign(request, device, Stream.concat(keys(device), Stream.of(counter)));
            case TAKE_BACK -> assign(request, device, keys(device).filter(key -> !key.equals(counter)));
            case BLOCK -> set(request, device, Status.BLOCKED);
            case UNBLOCK -> set(request, device, Status.ACTIVE);
            case REMOVE -> set(request, device, Status.REMOVED);
            case NEW_CODE -> newCode(request, device);
            default -> Notices.UNREADABLE.to(request);
        };
    }

    private Response newCode(PageRequest request, Device device) {
        return forms.renewing(request, () -> switch (devices.setup().makeCode(device.key(), request.actor())) {
            case NewCode.Made(var code, var _) ->
                new Result.Made(new Receipt(FormSubmissions.CODE, device.name(), "", pathOf(device.key()), code));
            case NewCode.Refused _ -> new Result.NotDone(Notices.NOT_FOUND.to(request));
        });
    }

    private Response rename(PageRequest request, Device device) {
        var name = request.field("name");
        var flaws = InputRules.flaws(InputRules.name(Input.NAME, name));
        return flaws.isEmpty()
                ? change(request, device, new Change(Optional.of(name), Optional.empty(), List.of()))
                : sent(request, RENAME, device).after(new Outcome.Rejected<>(flaws), pathOf(device.key()));
    }

    private Response giveTo(PageRequest request, Device device, String counter) {
        return sent(request, OWNER, device)
                .naming(Map.of(Subject.COUNTER, new FieldError(OWNER, "admin.devices.owner", "admin.unknown.counter")))
                .after(admin.devices().setOwner(request.actor(), device.key(), counter), pathOf(device.key()));
    }

    /** A form of the page of a device. */
    private SentForm sent(PageRequest request, String name, Device device) {
        return new SentForm(request, name, forms.form(), form -> page(request, device, form));
    }

    private Response assign(PageRequest request, Device device, Stream<String> counters) {
        return change(request, device, new Change(Optional.empty(), Optional.empty(), counters.toList()));
    }

    private Response set(PageRequest request, Device device, Status status) {
        return change(request, device, new Change(Optional.empty(), Optional.of(status), List.of()));
    }

    private Response change(PageRequest request, Device device, Change change) {
        var act = request.field(Question.ACT);
        var path = act.equals(REMOVE) ? PATH : pathOf(device.key());
        return switch (devices.changes().update(device.key(), change, request.actor())) {
            case DeviceChanges.Outcome.Done _ -> Note.done(request, path, act);
            case DeviceChanges.Outcome.UnknownDevice _ -> Notices.NOT_FOUND.to(request);
            case DeviceChanges.Outcome.UnknownCounter _ ->
                sent(request, LEND, device)
                        .rejected(List.of(new FieldError(COUNTER, "admin.devices.counter", "admin.unknown.counter")));
            case DeviceChanges.Outcome.NotAssigned _,
                    DeviceChanges.Outcome.NotTheOwner _,
                    DeviceChanges.Outcome.InUse _,
                    DeviceChanges.Outcome.UnknownEvent _,
                    DeviceChanges.Outcome.NotItsEvent _ ->
                throw new IllegalStateException("an administrator changes every device");
        };
    }

    private static Stream<String> keys(Device device) {
        return device.counters().stream().map(Device.Place::key);
    }

    private List<CounterList.Row> counters() {
        var wanted = new PageQuery<>("", CounterList.Order.NAME, false, 1, SUGGESTED);
        return admin.lists().counters().part(wanted).rows();
    }
}
