package org.spaarpunt.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.accounts.Receipts.Receipt;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.PartsVersion;
import org.spaarpunt.acts.PartsVersion.Clash;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardDraft;
import org.spaarpunt.rewards.RewardList;
import org.spaarpunt.rewards.RewardList.Stage;
import org.spaarpunt.rewards.RewardPart;
import org.spaarpunt.rewards.RewardVersion;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.FieldError;
import org.spaarpunt.web.frame.Form;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.Question;

/** Rewards: making them, changing them, and ending them. */
record AdminRewardPages(Administration admin, FormSubmissions forms) {
    static final String PATH = "/admin/rewards";
    static final String NEW = PATH + "/new";

    /** The field with the version of the reward that the form changes. */
    static final String VERSION = "version";

    static final String SAVE = "saveReward";
    static final String END = "endReward";

    private static final String CREATED = "createReward";
    private static final String STAGE = "stage";
    private static final String KIND = "kind";
    private static final String LIKE = "like";

    /** The error when a form names something that does not exist any more. */
    private static final Map<Subject, FieldError> UNKNOWN = Map.of(
            Subject.CARD_SYSTEM,
            new FieldError(RewardFields.CARD_SYSTEM, "admin.rewards.cardSystems", "admin.unknown.cardSystem"),
            Subject.COUNTER,
            new FieldError(RewardFields.COUNTERS, "admin.rewards.counters", "admin.unknown.counter"));

    /**
     * The list as its page shows it.
     *
     * @param kind empty: both
     */
    record All(ListView<RewardList.Row> rewards, Optional<Kind> kind, Stage stage, Optional<Note> note) {
        List<Stage> stages() {
            return List.of(Stage.values());
        }

        List<Kind> kinds() {
            return List.of(Kind.values());
        }

        boolean isFiltered() {
            return kind.isPresent() || stage != Stage.ALL;
        }

        /** The list with another filter and the same search. */
        String address(Optional<Kind> otherKind, Stage otherStage) {
            var parameters = new ArrayList<>(filter(otherKind, otherStage));
            if (rewards.isSearched()) {
                parameters.add(new Parameter("search", rewards.search()));
            }
            return PageRequest.address(PATH, new Parameters(parameters));
        }
    }

    /** A reward's form. */
    record Edited(RewardFields fields, Form form, List<CardSystems.Details> cardSystems) {}

    /**
     * The page of a reward.
     *
     * @param clashes what another administrator changed since the form was shown
     */
    record Shown(Reward reward, Edited edited, List<Clash<RewardPart>> clashes, Stage stage, Optional<Note> note) {
        String version() {
            return RewardVersion.of(RewardDraft.of(reward)).text();
        }

        boolean isTaken() {
            return reward.stock().taken() > 0;
        }
    }

    static String pathOf(String id) {
        return AdminRoutes.pathOf(PATH, id);
    }

    Response list(PageRequest request) {
        var stage = named(request, STAGE, Stage.values()).orElse(Stage.ALL);
        var kind = named(request, KIND, Kind.values());
        var scope = new RewardList.Scope(kind, stage, request.receivedAt());
        var all = new All(
                ListView.of(
                        request,
                        new ListView.Place(PATH, "", filter(kind, stage)),
                        new ListView.Standard<>(RewardList.Order.TITLE, false),
                        wanted -> admin.lists().rewards().part(scope, wanted)),
                kind,
                stage,
                Note.of(request));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JterewardsGenerated.render(output, interceptor, frame, all));
    }

    private static List<Parameter> filter(Optional<Kind> kind, Stage stage) {
        return Stream.of(
                        kind.map(known -> new Parameter(KIND, lower(known))),
                        Optional.of(stage)
                                .filter(known -> known != Stage.ALL)
                                .map(known -> new Parameter(STAGE, lower(known))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> named(PageRequest request, String parameter, E[] values) {
        var name = request.query().firstFilled(parameter).orElse("");
        return Stream.of(values).filter(value -> lower(value).equals(name)).findFirst();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The form for a new reward, filled in like an existing one if the address names that. */
    Response askForNew(PageRequest request) {
        var fields = request.query()
                .firstFilled(LIKE)
                .flatMap(AdminPages::number)
                .flatMap(admin.rewards()::find)
                .map(this::fields)
                .orElseGet(() -> RewardFields.ofNew(admin.cardSystems().list().stream()
                        .map(CardSystems.Details::id)
                        .toList()));
        return newReward(request, fields, forms.form());
    }

    Response create(PageRequest request) {
        var fields = RewardFields.of(request.form());
        var form = form(fields);
        var sent = new SentForm(request, CREATED, forms.form(), again -> newReward(request, fields, again))
                .naming(UNKNOWN);
        return form.draft()
                .map(draft -> sent.<Long>once(
                        forms,
                        once -> admin.rewards().create(request.actor(), draft, once),
                        id -> new Receipt(
                                FormSubmissions.DONE, draft.texts().title(), CREATED, pathOf(String.valueOf(id)), ""),
                        NEW))
                .orElseGet(() -> sent.rejected(form.errors()));
    }

    private Response newReward(PageRequest request, RewardFields fields, Form form) {
        var edited = new Edited(fields, form, admin.cardSystems().list());
        return PageRenderer.formPage(
                request,
                NEW,
                form,
                (output, interceptor, frame) -> JtenewrewardGenerated.render(output, interceptor, frame, edited));
    }

    Response show(PageRequest request) {
        return on(
                request,
                reward -> Question.askedOr(
                        request,
                        act -> question(request, reward, act),
                        () -> page(request, reward, fields(reward), Form.UNTOUCHED)));
    }

    private static Optional<Question> question(PageRequest request, Reward reward, String act) {
        return act.equals(END)
                ? Optional.of(Question.of(
                        request,
                        Danger.END_REWARD,
                        pathOf(reward),
                        act,
                        reward.description().title()))
                : Optional.empty();
    }

    /** Does the act that the form names. */
    Response act(PageRequest request) {
        return on(request, reward -> switch (request.field(Question.ACT)) {
            case SAVE -> save(request, reward);
            case END ->
                Question.isConfirmed(request)
                        ? AdminPages.after(request, admin.rewards().end(request.actor(), reward.id()), pathOf(reward))
                        : Question.instead(request, pathOf(reward), END);
            default -> Notices.UNREADABLE.to(request);
        });
    }

    private Response save(PageRequest request, Reward reward) {
        var seen = RewardVersion.parse(request.field(VERSION));
        if (seen.isEmpty()) {
            return Notices.UNREADABLE.to(request);
        }
        var fields = RewardFields.of(request.form());
        var form = form(fields);
        var sent = new SentForm(request, SAVE, Form.UNTOUCHED, again -> page(request, reward, fields, again))
                .naming(UNKNOWN);
        var draft = form.draft();
        if (draft.isEmpty()) {
            return sent.rejected(form.errors());
        }
        var outcome = admin.rewards().change(request.actor(), reward.id(), draft.get(), seen.get());
        return outcome instanceof Outcome.Refused<?>(var reason) && reason == Refusal.CHANGED_MEANWHILE
                ? changedMeanwhile(request, fields, draft.get(), seen.get())
                : sent.after(outcome, pathOf(reward));
    }

    /**
     * Shows the form again: what only the other administrator changed is taken over, everything else is as it was typed.
     */
    private Response changedMeanwhile(PageRequest request, RewardFields fields, RewardDraft typed, RewardVersion seen) {
        return on(request, present -> {
            var both = new PartsVersion.Both<>(seen.changedIn(RewardDraft.of(present)), seen.changedIn(typed));
            var shown = shown(
                    request, present, fields.with(fields(present), both.onlyTheirs()), Form.UNTOUCHED, both.clashes());
            return PageRenderer.changedPage(
                    request,
                    pathOf(present),
                    (output, interceptor, frame) -> JterewardGenerated.render(output, interceptor, frame, shown));
        });
    }

    private Response page(PageRequest request, Reward reward, RewardFields fields, Form form) {
        var shown = shown(request, reward, fields, form, List.of());
        return PageRenderer.formPage(
                request,
                pathOf(reward),
                form,
                (output, interceptor, frame) -> JterewardGenerated.render(output, interceptor, frame, shown));
    }

    private Shown shown(
            PageRequest request, Reward reward, RewardFields fields, Form form, List<Clash<RewardPart>> clashes) {
        return new Shown(
                reward,
                new Edited(fields, form, admin.cardSystems().list()),
                clashes,
                Stage.of(reward.periods().redeemable(), request.receivedAt()),
                Note.of(request));
    }

    private Response on(PageRequest request, Function<Reward, Response> answer) {
        return AdminPages.on(request, admin.rewards()::find, answer);
    }

    private static String pathOf(Reward reward) {
        return pathOf(String.valueOf(reward.id()));
    }

    private RewardForm form(RewardFields fields) {
        return new RewardForm(fields, admin.lists().counterNames().keys(fields.entries(RewardFields.COUNTERS)));
    }

    /** The fields of a stored reward: a counter is named if its name means no other one. */
    private RewardFields fields(Reward reward) {
        var counters = reward.reach().counters();
        var meant = admin.lists()
                .counterNames()
                .keys(counters.stream().map(Reward.Place::name).distinct().toList());
        return RewardFields.of(
                reward,
                counters.stream()
                        .filter(counter ->
                                meant.getOrDefault(counter.name(), Set.of()).equals(Set.of(counter.consumerKey())))
                        .collect(Collectors.toMap(Reward.Place::consumerKey, Reward.Place::name)));
    }
}
