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
        var door = Door.APPLICATION;
        add(door, "people: by a family name that a hundredth have", PEOPLE + with("name", "Peeters"));
        add(door, "people: by a family name that few have", PEOPLE + with("name", RARE));
        add(door, "people: by the beginning of a tenth of the names", PEOPLE + with("name", "Van den*"));
        add(door, "people: by a letter with which half of the names begin", PEOPLE + with("name", "V*"));
        add(door, "people: by a part that no name has", PEOPLE + with("name", "*qwert*"));
        add(door, "people: by a part that few names have", PEOPLE + with("name", "*eckdonck*"));
        add(door, "people: by a part that a sixtieth of the names have", PEOPLE + with("name", "*broek*"));
        add(door, "people: by two letters that a third of the names have", PEOPLE + with("name", "*en*"));
        add(door, "people: by two letters that no name has", PEOPLE + with("name", "*qx*"));
        add(door, "people: by a first name that a sixth have", PEOPLE + with("firstName", "Marie"));
        add(door, "people: by a first name that a hundredth have", PEOPLE + with("firstName", "Renée"));
        add(door, "people: by a first name that nobody has", PEOPLE + with("firstName", "Xander"));
        add(door, "people: by first and family name", PEOPLE + with("firstName", "Marie") + with("name", "Peeters"));
        add(door, "people: by the city of a sixth", PEOPLE + with("city", "Brussel"));
        add(door, "people: by the city of a sixtieth", PEOPLE + with("city", "Wetteren"));
        add(door, "people: by a city where nobody lives", PEOPLE + with("city", "Knokke"));
        add(door, "people: by city and the beginning of a name", PEOPLE + with("city", "Gent") + with("name", "Pee*"));
        add(door, "people: by day of birth", PEOPLE + with("dob", "1984-02-29"));
        add(
                door,
                "people: by ten years of birth",
                PEOPLE + with("dobMin", "1980-01-01") + with("dobMax", "1989-12-31"));
        add(door, "people: by email address, nobody", PEOPLE + with("email", "noor@example.org"));
        add(door, "people: by street, nobody", PEOPLE + with("street", "Kerkstraat"));
        add(door, "people: by a card", PEOPLE + with("uitpasNumber", card));
    }

    private void orders() {
        var door = Door.APPLICATION;
        add(door, "people: all, the newest first", PEOPLE);
        add(door, "people: all, from the 5,000th on", PEOPLE + with("start", "5000"));
        for (var order : List.of("name", "firstName", "uitpasNumber", "dateOfBirth", "numberOfCheckins")) {
            add(door, "people: all, by " + order, PEOPLE + with("sort", order));
        }
        add(
                door,
                "people: all, most check-ins first",
                PEOPLE + with("sort", "numberOfCheckins") + with("order", "desc"));
    }

    private void activity() {
        var door = Door.APPLICATION;
        add(door, "people: by points that all have", PEOPLE + with("numberOfPointsMin", "1"));
        add(door, "people: by points that nobody has", PEOPLE + with("numberOfPointsMin", "9999"));
        add(door, "people: by check-ins that all have", PEOPLE + with("numberOfCheckinsMin", "1"));
        add(door, "people: by check-ins that nobody has", PEOPLE + with("numberOfCheckinsMin", "9999"));
    }

    private void peopleOfCounter() {
        var door = Door.COUNTER;
        add(door, "people: all, the newest first", PEOPLE);
        add(door, "people: by a family name that a hundredth have", PEOPLE + with("name", "Peeters"));
        add(door, "people: by a family name that few have", PEOPLE + with("name", RARE));
        add(door, "people: by the beginning of a tenth of the names", PEOPLE + with("name", "Van den*"));
        add(door, "people: by a part that a sixtieth of the names have", PEOPLE + with("name", "*broek*"));
        add(door, "people: by the city of a sixth", PEOPLE + with("city", "Brussel"));
        add(door, "people: by check-ins that all have", PEOPLE + with("numberOfCheckinsMin", "1"));
        add(door, "check-ins: the newest", CHECKINS);
        add(door, "check-ins: of an event", CHECKINS + with("cdbid", "load-past-1"));
        add(door, "events: all", EVENTS);
    }

    private void checkins() {
        var door = Door.APPLICATION;
        add(door, "check-ins: the newest", CHECKINS);
        add(door, "check-ins: from the 9,900th on", CHECKINS + with("start", "9900"));
        add(door, "check-ins: the oldest of 31 days", CHECKINS + with("sort", "creationDate asc"));
        add(door, "check-ins: of a passholder", CHECKINS + with("uid", "load-7"));
        add(door, "check-ins: of an event", CHECKINS + with("cdbid", "load-past-1"));
        add(door, "check-ins: via a counter", CHECKINS + with("checkinViaBalieConsumerKey", COUNTER));
        add(door, "check-ins: of an organiser", CHECKINS + with("organiser", "Load test"));
        add(door, "check-ins: of people of the city of a sixth", CHECKINS + with("city", "Brussel"));
        add(door, "check-ins: of people of the city of a sixtieth", CHECKINS + with("city", "Wetteren"));
    }

    private void events() {
        var door = Door.APPLICATION;
        add(door, "events: all", EVENTS);
        add(door, "events: by words", EVENTS + with("q", "Past 2"));
        add(door, "events: by city, none", EVENTS + with("city", "Knokke"));
        add(door, "events: by title", EVENTS + with("sort", "title"));
    }

    private void jsonApi() {
        var door = Door.JSON_API;
        add(door, "passholders: by a family name that a hundredth have", JSON + "/passholders?name=Peeters");
        add(door, "passholders: by the beginning of a tenth of the names", JSON + "/passholders?name=Van+den");
        add(door, "passholders: by first and family name", JSON + "/passholders?firstName=Marie&name=Peeters");
        add(door, "passholders: by city", JSON + "/passholders?address.city=Brussel");
        add(door, "passholders: by day of birth", JSON + "/passholders?dateOfBirth=1984-02-29");
        add(door, "passholders: by a card", JSON + "/passholders?uitpasNumber=" + card);
        add(door, "checkins: the newest", JSON + "/checkins");
        add(door, "checkins: of an event", JSON + "/checkins?eventId=load-past-1");
        add(door, "checkins: of a passholder", JSON + "/checkins?passholderId=load-7");
        add(door, "events: all", JSON + "/search/events?availableTo=*");
        add(door, "events: by words", JSON + "/search/events?availableTo=*&text=Past+2");
        add(door, "organizers", JSON + "/organizers");
        add(door, "rewards", JSON + "/rewards");
    }

    private void pages(SignedInUser employee) throws IOException, InterruptedException {
        var door = Door.PAGES;
        var counter = "/counter/" + COUNTER;
        add(door, "events", "/events");
        add(door, "events by title", "/events?sort=title");
        add(door, "events with a part of a title", "/events?search=ast+2");
        add(door, "numbers of an event", "/events/load-past-1/numbers");
        add(door, "the choice of an event", counter);
        add(door, "recent check-ins", counter + "/recent");
        add(door, "devices", "/devices");
        found(door, name -> employee.fill(counter + "/people", new Parameter("search", name)));
    }

    private void administration(SignedInUser administrator) throws IOException, InterruptedException {
        var door = Door.ADMINISTRATION;
        var people = "/admin/passholders";
        found(
                door,
                name -> administrator.fill(people, new Parameter("act", "searchPeople"), new Parameter("name", name)));
        add(door, "a passholder", people + "/load-7");
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
            add(door, list, "/admin/" + list);
        }
        add(door, "events", "/events");
    }

    /** A form for a name; where it leads. */
    private interface NameForm {
        String fill(String name) throws IOException, InterruptedException;
    }

    private void found(Door door, NameForm form) throws IOException, InterruptedException {
        add(door, "people of a family name that few have", form.fill(RARE));
        add(door, "people of a family name that a hundredth have", form.fill("Peeters"));
        add(door, "people of a first name that a sixth have", form.fill("Marie"));
        add(door, "people of a first and a family name", form.fill("Marie Peeters"));
        add(door, "people by the first letters", form.fill("Van den"));
    }

    private void add(Door door, String name, String path) {
        all.add(new Search(door, name, path));
    }

    private static String with(String parameter, String value) {
        return "&" + parameter + "=" + URLEncoder.encode(value, UTF_8);
    }
}
