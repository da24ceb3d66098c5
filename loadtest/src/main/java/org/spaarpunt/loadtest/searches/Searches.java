package org.spaarpunt.loadtest.searches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.spaarpunt.loadtest.world.World.COUNTER;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.loadtest.callers.SignedInUser;
import org.spaarpunt.loadtest.world.World;

/**
 * The searches and lists that are measured, from those that find nothing to those that find everything, with the names of a
 * {@link org.spaarpunt.loadtest.world.Fill filled world}.
 */
final class Searches {
    private static final String PEOPLE = "/uitid/rest/uitpas/passholder/search?max=20";
    private static final String CHECKINS = "/uitid/rest/uitpas/cultureevent/searchCheckins?max=20";
    private static final String EVENTS = "/uitid/rest/uitpas/cultureevent/search?max=20";
    private static final String USERS = "/admin/users";
    private static final String JSON = "/api4";

    /** A family name that one in twenty thousand people has. */
    private static final String RARE = "Verzandtens";

    private final List<Search> all = new ArrayList<>();
    private final String card;

    private Searches(World world) {
        this.card = world.cards().getLast();
    }

    /**
     * All of them.
     *
     * @param employee sends the forms that lead to a list
     */
    static List<Search> of(World world, SignedInUser employee, SignedInUser administrator)
            throws IOException, InterruptedException {
        var searches = new Searches(world);
        searches.peopleOfAll();
        searches.orders();
        searches.activity();
        searches.peopleOfCounter();
        searches.checkins();
        searches.events();
        searches.jsonApi();
        searches.pages(employee);
        searches.administration(administrator);
        return List.copyOf(searches.all);
    }

    private void peopleOfAll() {
        var caller = CallerKind.APPLICATION;
        add(caller, "people: by family name, 1 % match", PEOPLE + with("name", "Peeters"));
        add(caller, "people: by family name, few match", PEOPLE + with("name", RARE));
        add(caller, "people: by name prefix, 10 % match", PEOPLE + with("name", "Van den*"));
        add(caller, "people: by first letter of the name", PEOPLE + with("name", "V*"));
        add(caller, "people: by name substring, no match", PEOPLE + with("name", "*qwert*"));
        add(caller, "people: by name substring, few match", PEOPLE + with("name", "*eckdonck*"));
        add(caller, "people: by name substring, 2 % match", PEOPLE + with("name", "*broek*"));
        add(caller, "people: by two letters within the name, many match", PEOPLE + with("name", "*en*"));
        add(caller, "people: by two letters within the name, no match", PEOPLE + with("name", "*qx*"));
        add(caller, "people: by first name, 16 % match", PEOPLE + with("firstName", "Marie"));
        add(caller, "people: by first name, 1 % match", PEOPLE + with("firstName", "Renée"));
        add(caller, "people: by first name, no match", PEOPLE + with("firstName", "Xander"));
        add(caller, "people: by first and family name", PEOPLE + with("firstName", "Marie") + with("name", "Peeters"));
        add(caller, "people: by city, 18 % match", PEOPLE + with("city", "Brussel"));
        add(caller, "people: by city, 2 % match", PEOPLE + with("city", "Wetteren"));
        add(caller, "people: by city, no match", PEOPLE + with("city", "Knokke"));
        add(caller, "people: by city and name prefix", PEOPLE + with("city", "Gent") + with("name", "Pee*"));
        add(caller, "people: by date of birth", PEOPLE + with("dob", "1984-02-29"));
        add(
                caller,
                "people: by date of birth, ten years",
                PEOPLE + with("dobMin", "1980-01-01") + with("dobMax", "1989-12-31"));
        add(caller, "people: by email address, no match", PEOPLE + with("email", "noor@example.org"));
        add(caller, "people: by street, no match", PEOPLE + with("street", "Kerkstraat"));
        add(caller, "people: by a card", PEOPLE + with("uitpasNumber", card));
    }

    private void orders() {
        var caller = CallerKind.APPLICATION;
        add(caller, "people: all, the newest first", PEOPLE);
        add(caller, "people: all, from the 5,000th on", PEOPLE + with("start", "5000"));
        for (var order : List.of("name", "firstName", "uitpasNumber", "dateOfBirth", "numberOfCheckins")) {
            add(caller, "people: all, by " + order, PEOPLE + with("sort", order));
        }
        add(
                caller,
                "people: all, most check-ins first",
                PEOPLE + with("sort", "numberOfCheckins") + with("order", "desc"));
    }

    private void activity() {
        var caller = CallerKind.APPLICATION;
        add(caller, "people: by minimum points, all match", PEOPLE + with("numberOfPointsMin", "1"));
        add(caller, "people: by minimum points, no match", PEOPLE + with("numberOfPointsMin", "9999"));
        add(caller, "people: by minimum check-ins, all match", PEOPLE + with("numberOfCheckinsMin", "1"));
        add(caller, "people: by minimum check-ins, no match", PEOPLE + with("numberOfCheckinsMin", "9999"));
    }

    private void peopleOfCounter() {
        var caller = CallerKind.COUNTER;
        add(caller, "people: all, the newest first", PEOPLE);
        add(caller, "people: by family name, 1 % match", PEOPLE + with("name", "Peeters"));
        add(caller, "people: by family name, few match", PEOPLE + with("name", RARE));
        add(caller, "people: by name prefix, 10 % match", PEOPLE + with("name", "Van den*"));
        add(caller, "people: by name substring, 2 % match", PEOPLE + with("name", "*broek*"));
        add(caller, "people: by city, 18 % match", PEOPLE + with("city", "Brussel"));
        add(caller, "people: by minimum check-ins, all match", PEOPLE + with("numberOfCheckinsMin", "1"));
        add(caller, "check-ins: the newest", CHECKINS);
        add(caller, "check-ins: of an event", CHECKINS + with("cdbid", "load-past-1"));
        add(caller, "events: all", EVENTS);
    }

    private void checkins() {
        var caller = CallerKind.APPLICATION;
        add(caller, "check-ins: the newest", CHECKINS);
        add(caller, "check-ins: from the 9,900th on", CHECKINS + with("start", "9900"));
        add(caller, "check-ins: the oldest of 31 days", CHECKINS + with("sort", "creationDate asc"));
        add(caller, "check-ins: of a passholder", CHECKINS + with("uid", "load-7"));
        add(caller, "check-ins: of an event", CHECKINS + with("cdbid", "load-past-1"));
        add(caller, "check-ins: via a counter", CHECKINS + with("checkinViaBalieConsumerKey", COUNTER));
        add(caller, "check-ins: of an organiser", CHECKINS + with("organiser", "Load test"));
        add(caller, "check-ins: by city of the visitor, 18 % match", CHECKINS + with("city", "Brussel"));
        add(caller, "check-ins: by city of the visitor, 2 % match", CHECKINS + with("city", "Wetteren"));
    }

    private void events() {
        var caller = CallerKind.APPLICATION;
        add(caller, "events: all", EVENTS);
        add(caller, "events: by words", EVENTS + with("q", "Past 2"));
        add(caller, "events: by city, no match", EVENTS + with("city", "Knokke"));
        add(caller, "events: by title", EVENTS + with("sort", "title"));
    }

    private void jsonApi() {
        var caller = CallerKind.JSON_API;
        add(caller, "passholders: by family name, 1 % match", JSON + "/passholders?name=Peeters");
        add(caller, "passholders: by name prefix, 10 % match", JSON + "/passholders?name=Van+den");
        add(caller, "passholders: by first and family name", JSON + "/passholders?firstName=Marie&name=Peeters");
        add(caller, "passholders: by city", JSON + "/passholders?address.city=Brussel");
        add(caller, "passholders: by date of birth", JSON + "/passholders?dateOfBirth=1984-02-29");
        add(caller, "passholders: by a card", JSON + "/passholders?uitpasNumber=" + card);
        add(caller, "checkins: the newest", JSON + "/checkins");
        add(caller, "checkins: of an event", JSON + "/checkins?eventId=load-past-1");
        add(caller, "checkins: of a passholder", JSON + "/checkins?passholderId=load-7");
        add(caller, "events: all", JSON + "/search/events?availableTo=*");
        add(caller, "events: by words", JSON + "/search/events?availableTo=*&text=Past+2");
        add(caller, "organizers", JSON + "/organizers");
        add(caller, "rewards", JSON + "/rewards");
    }

    private void pages(SignedInUser employee) throws IOException, InterruptedException {
        var caller = CallerKind.PAGES;
        var counter = "/counter/" + COUNTER;
        add(caller, "events", "/events");
        add(caller, "events by title", "/events?sort=title");
        add(caller, "events with a part of a title", "/events?search=ast+2");
        add(caller, "numbers of an event", "/events/load-past-1/numbers");
        add(caller, "the choice of an event", counter);
        add(caller, "recent check-ins", counter + "/recent");
        add(caller, "devices", "/devices");
        found(caller, name -> employee.fill(counter + "/people", new Parameter("search", name)));
    }

    private void administration(SignedInUser administrator) throws IOException, InterruptedException {
        var caller = CallerKind.ADMINISTRATION;
        var people = "/admin/passholders";
        found(
                caller,
                name -> administrator.fill(people, new Parameter("act", "searchPeople"), new Parameter("name", name)));
        add(caller, "a passholder", people + "/load-7");
        add(caller, "users by sign-in name", USERS + "?sort=nick");
        add(caller, "users by e-mail address", USERS + "?sort=email");
        add(caller, "users with a part of a name, few match", USERS + "?search=" + RARE);
        add(caller, "users with a part of a name, 1 % match", USERS + "?search=Peeters");
        for (var list : List.of(
                "users",
                "counters",
                "devices",
                "webhooks",
                "consumers",
                "rewards",
                "card-systems",
                "prices",
                "associations",
                "imports",
                "audit",
                "health")) {
            add(caller, list, "/admin/" + list);
        }
        add(caller, "events", "/events");
    }

    /** A form for a name; where it leads. */
    private interface NameForm {
        String fill(String name) throws IOException, InterruptedException;
    }

    private void found(CallerKind caller, NameForm form) throws IOException, InterruptedException {
        add(caller, "people by family name, few match", form.fill(RARE));
        add(caller, "people by family name, 1 % match", form.fill("Peeters"));
        add(caller, "people by first name, 16 % match", form.fill("Marie"));
        add(caller, "people by first and family name", form.fill("Marie Peeters"));
        add(caller, "people by name prefix, 10 % match", form.fill("Van den"));
    }

    private void add(CallerKind caller, String name, String path) {
        all.add(new Search(caller, name, path));
    }

    private static String with(String parameter, String value) {
        return "&" + parameter + "=" + URLEncoder.encode(value, UTF_8);
    }
}
