package org.spaarpunt.web.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.families.FamilyReader;
import org.spaarpunt.identity.User;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Sharing;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.web.frame.PageRequest;

/** Whom the user that is signed in may check in without typing. */
record Companions(PassholderFeature passholders, FamilyReader families) {
    private static final Sharing EVERYTHING = new Sharing(true, true);

    /** The user first; none if no user is signed in, or the user is no passholder. */
    List<Companion> of(PageRequest request) {
        return request.signedIn()
                .map(signedIn -> signedIn.account())
                .map(Account::user)
                .map(this::of)
                .orElse(List.of());
    }

    private List<Companion> of(User user) {
        var self = passholders
                .people()
                .find(user.uid(), new Viewer.Self(user), Pictures.WITHOUT)
                .flatMap(view -> view instanceof Person person ? Optional.of(person) : Optional.empty());
        if (self.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Companion>();
        var name = self.get().details().name().first();
        all.add(new Companion(new Holder(self.get().id(), user.uid(), name), EVERYTHING));
        families.membersOf(user.uid())
                .forEach(member -> all.add(new Companion(
                        new Holder(member.passholderId(), member.uid(), member.firstName()), member.sharing())));
        return all;
    }

    /** The card that a person most likely uses. */
    Optional<UitpasNumber> card(Companion one) {
        return passholders.cards().of(List.of(one.holder().id())).stream()
                .map(HeldCard::number)
                .findFirst();
    }
}
