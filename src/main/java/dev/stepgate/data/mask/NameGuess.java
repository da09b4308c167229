package dev.stepgate.data.mask;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a column or of a JSON key says, in several languages. */
final class NameGuess {
  private static final Pattern PEOPLE =
      words(
          "person|people|user|client|customer|contact|staff|employee|member|patient|student|guest"
              + "|author|kunden?|kontakte?|mitarbeiter|benutzer|personne|utilisateur|cliente|usuario"
              + "|persona|empleado|contatto|utente|klant|persoon");
  private static final Pattern FIRMS =
      words("company|companies|firma|supplier|vendor|organi[sz]ation|employer|entreprise|empresa");
  private static final Pattern PLAIN_NAME = words("name|nom|nombre|nome|naam|namn");

  private static final List<Known> KNOWN =
      List.of(
          known("e_?mail|mail|courriel|correo|correio|epost", Guess.mask(RuleName.EMAIL, "e-mail")),
          known(
              "password|passwd|passwort|kennwort|contrasena|motdepasse|wachtwoord",
              Guess.fixed("!", "password; nobody can sign in with this")),
          known(
              "token|secret|api_?key|session_?(key|id)|signature|access_?key|refresh|credentials?",
              Guess.mask(RuleName.TOKEN, "secret")),
          known(
              "phone|tel|telephone|telefon|telefono|telefone|telefoon|mobile|mobil|handy|fax|cell"
                  + "|celular|movil|msisdn",
              Guess.mask(RuleName.PHONE, "phone number")),
          known("iban|bank_?account|konto(nummer)?", Guess.mask(RuleName.IBAN, "bank account")),
          known(
              "ssn|tax_?(id|number)|passport|national_?id|steuer(nummer|id)|bsn|dni|nif|nin|siret"
                  + "|card_?number|account_?number|insurance_?number|licen[cs]e_?number",
              Guess.mask(RuleName.DIGITS, "number of a person")),
          known("ip|ip_?addr(ess)?|remote_?addr", Guess.mask(RuleName.IP, "IP address")),
          known(
              "user_?name|login|nick(name)?|benutzername|anmeldename",
              Guess.mask(RuleName.USERNAME, "name to sign in with")),
          known(
              "birth(day|date)?|born|dob|geburt(stag|sdatum)?|naissance|nacimiento|nascita|nascimento"
                  + "|geboorte(datum)?",
              Guess.date("date of birth")),
          known(
              "first_?name|given_?name|fore_?name|vorname|prenom|voornaam|fornamn",
              Guess.mask(RuleName.FIRST_NAME, "first name")),
          known(
              "last_?name|sur_?name|family_?name|nachname|apellidos?|cognome|sobrenome|achternaam"
                  + "|efternamn",
              Guess.mask(RuleName.LAST_NAME, "last name")),
          known(
              "full_?name|contact_?name|display_?name|person_?name|ansprechpartner|(contact|primary)"
                  + "_?person",
              Guess.mask(RuleName.NAME, "name of a person")),
          known(
              "company(_?name)?|firma|employer|entreprise|empresa|azienda|bedrijf",
              Guess.mask(RuleName.COMPANY, "company")),
          known(
              "post_?code|zip(_?code)?|plz|postleitzahl|cep",
              Guess.mask(RuleName.POSTCODE, "postcode")),
          known(
              "city|town|ort|stadt|ville|ciudad|citta|cidade|plaats",
              Guess.mask(RuleName.CITY, "city")),
          known(
              "address(_?line)?\\d?|street|addr|stra(ss|ß)e|adresse|rue|calle|direccion|indirizzo"
                  + "|endereco|straat",
              Guess.mask(RuleName.STREET, "address")),
          known("url|website|homepage|web_?hook|link", Guess.mask(RuleName.URL, "web address")),
          known(
              "salary|wage|income|gehalt|lohn|salaire|sueldo|latitude|longitude",
              Guess.mask(RuleName.NUMBER, "number about a person")),
          known(
              "notes?|comments?|remarks?|message|body|bio|feedback|bemerkung(en)?|notiz(en)?"
                  + "|kommentar|commentaires?|comentarios?|descripcion|description|beschreibung",
              Guess.mask(RuleName.TEXT, "free text")));

  private record Known(Pattern pattern, Guess guess) {}

  private NameGuess() {}

  static Optional<Guess> of(String table, String column) {
    String name = plain(column);
    if (PLAIN_NAME.matcher(name).matches()) {
      return plainName(plain(table));
    }
    return KNOWN.stream()
        .filter(known -> known.pattern.matcher(name).find())
        .findFirst()
        .map(known -> new Guess(known.guess.decision(), "by its name: " + known.guess.reason()));
  }

  private static Optional<Guess> plainName(String table) {
    if (FIRMS.matcher(table).find()) {
      return Optional.of(Guess.mask(RuleName.COMPANY, "by its name: company"));
    }
    return PEOPLE.matcher(table).find()
        ? Optional.of(Guess.mask(RuleName.NAME, "by its name: name of a person"))
        : Optional.empty();
  }

  /** {@code primaryContactEmail} and {@code primary-contact-email} alike. */
  private static String plain(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_|_$", "")
        .toLowerCase(Locale.ROOT);
  }

  private static Known known(String pattern, Guess guess) {
    return new Known(words(pattern), guess);
  }

  private static Pattern words(String pattern) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + pattern + ")s?(?![\\p{L}\\p{N}])");
  }
}
