package org.spaarpunt.web.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.counters.Role;
import org.spaarpunt.identity.PercentEncoding;

/** The parts of the site: which of them the navigation offers to a user, and the addresses they have. */
public final class SiteMap {
    public static final String FRONT = "/";
    public static final String COUNTER = "/counter";
    public static final String EVENTS = "/events";
    public static final String DEVICES = "/devices";
    public static final String POINTS = "/points";
    /** Where the codes of posters lead. */
    public static final String SCAN = "/q";

    public static final String ME = "/me";
    public static final String ADMIN = "/admin";
    public static final String ACCOUNT = "/account";
    public static final String DOCS = "/docs";

    /** The most items of the bar at the bottom of a phone's screen. */
    private static final int BAR = 4;

    private static final Section AT_COUNTER = new Section(COUNTER, "nav.counter");
    private static final Section AT_EVENTS = new Section(EVENTS, "nav.events");
    private static final Section AT_ME = new Section(ME, "nav.me");
    private static final Section AT_ADMIN = new Section(ADMIN, "nav.admin");
    private static final Section AT_ACCOUNT = new Section(ACCOUNT, "nav.account");

    private static final List<Section> ADMINISTRATION = List.of(
            new Section(ADMIN, "admin.overview"),
            Section.of(
                    "nav.adminPeople",
                    new Section("/admin/passholders", "admin.passholders"),
                    new Section("/admin/users", "admin.users")),
            Section.of(
                    "admin.counters",
                    new Section("/admin/counters", "admin.counters"),
                    new Section("/admin/devices", "nav.devices"),
                    new Section("/admin/webhooks", "nav.webhooks"),
                    new Section("/admin/consumers", "admin.consumers")),
            Section.of(
                    "nav.adminOffer",
                    new Section("/admin/rewards", "admin.rewards"),
                    AT_EVENTS,
                    new Section("/admin/card-systems", "admin.cardSystems"),
                    new Section("/admin/prices", "admin.prices"),
                    new Section("/admin/associations", "admin.associations")),
            Section.of(
                    "nav.adminData",
                    new Section("/admin/imports", "nav.adminImports"),
                    new Section("/admin/exports", "admin.exports"),
                    new Section("/admin/audit", "admin.audit"),
                    new Section("/admin/health", "admin.health")));

    private static final List<Section> OWN = List.of(
            new Section(ME, "me.overview"),
            new Section(ME + "/history", "me.history"),
            new Section(ME + "/rewards", "me.rewards"),
            new Section(ME + "/family", "me.family"),
            new Section(ME + "/preferences", "me.preferences"),
            new Section(ME + "/data", "me.data"));

    private SiteMap() {}

    /** The path of a counter's page: the one on which an activity is chosen, or one below it. */
    public static String counter(String consumerKey, String... below) {
        return COUNTER + "/" + PercentEncoding.encode(consumerKey)
                + (below.length == 0 ? "" : "/" + String.join("/", below));
    }

    /** Where a user's work is: where they are led after signing in. */
    public static String home(SignedIn person) {
        var counters = person.roles().counters();
        if (counters.size() == 1) {
            return counter(counters.getFirst().consumerKey());
        }
        if (!counters.isEmpty()) {
            return COUNTER;
        }
        if (person.account().administrator()) {
            return ADMIN;
        }
        return person.roles().passholder() ? ME : ACCOUNT;
    }

    /** The parts that are of use to this user, most used first. */
    public static List<Section> of(SignedIn person) {
        var sections = new ArrayList<Section>();
        if (!person.roles().counters().isEmpty()) {
            sections.add(AT_COUNTER);
        }
        if (!person.roles().counters().isEmpty() || person.account().administrator()) {
            sections.add(AT_EVENTS);
        }
        if (person.account().administrator()) {
            sections.add(AT_ADMIN);
        }
        if (person.roles().passholder()) {
            sections.add(AT_ME);
        }
        if (sections.size() < BAR) {
            sections.add(AT_ACCOUNT);
        }
        return sections.subList(0, Math.min(BAR, sections.size()));
    }

    /**
     * The parts of the area that a page is in, the area's own page first; none for areas that are not divided.
     */
    public static List<Section> within(String path, SignedIn person) {
        if (isIn(ADMIN, path)) {
            return ADMINISTRATION;
        }
        if (isIn(ME, path)) {
            return OWN;
        }
        return counterOf(path)
                .flatMap(person.roles()::counter)
                .map(SiteMap::atCounter)
                .orElse(List.of());
    }

    private static Optional<String> counterOf(String path) {
        var parts = path.split("/", -1);
        return parts.length > 2 && path.startsWith(COUNTER + "/") ? PercentEncoding.decode(parts[2]) : Optional.empty();
    }

    private static List<Section> atCounter(EmployeeCounter counter) {
        var key = counter.consumerKey();
        var sections = new ArrayList<Section>();
        sections.add(new Section(counter(key), "nav.checkIn"));
        sections.add(new Section(counter(key, "recent"), "nav.recent"));
        sections.add(new Section(counter(key, "people"), "nav.people"));
        sections.add(new Section(DEVICES, "nav.devices"));
        if (counter.role() == Role.ADMIN) {
            sections.add(new Section(counter(key, "staff"), "nav.staff"));
            sections.add(new Section(counter(key, "webhooks"), "nav.webhooks"));
        }
        return sections;
    }

    private static boolean isIn(String area, String path) {
        return path.equals(area) || path.startsWith(area + "/");
    }
}
