package dev.stepgate.data.mask;

import java.util.List;

/** Another country, written in the same way: two letters, three, or its name. */
record CountryFake(Drawing drawing, ColumnShape shape) implements Fake {
  private record Country(String two, String three, String name) {}

  private static final List<Country> COUNTRIES =
      List.of(
          new Country("AR", "ARG", "Argentina"),
          new Country("AT", "AUT", "Austria"),
          new Country("AU", "AUS", "Australia"),
          new Country("BE", "BEL", "Belgium"),
          new Country("BR", "BRA", "Brazil"),
          new Country("CA", "CAN", "Canada"),
          new Country("CH", "CHE", "Switzerland"),
          new Country("CL", "CHL", "Chile"),
          new Country("DE", "DEU", "Germany"),
          new Country("DK", "DNK", "Denmark"),
          new Country("ES", "ESP", "Spain"),
          new Country("FI", "FIN", "Finland"),
          new Country("FR", "FRA", "France"),
          new Country("GB", "GBR", "United Kingdom"),
          new Country("GR", "GRC", "Greece"),
          new Country("IE", "IRL", "Ireland"),
          new Country("IN", "IND", "India"),
          new Country("IS", "ISL", "Iceland"),
          new Country("IT", "ITA", "Italy"),
          new Country("JP", "JPN", "Japan"),
          new Country("KE", "KEN", "Kenya"),
          new Country("KR", "KOR", "South Korea"),
          new Country("MX", "MEX", "Mexico"),
          new Country("NL", "NLD", "Netherlands"),
          new Country("NO", "NOR", "Norway"),
          new Country("NZ", "NZL", "New Zealand"),
          new Country("PE", "PER", "Peru"),
          new Country("PL", "POL", "Poland"),
          new Country("PT", "PRT", "Portugal"),
          new Country("SE", "SWE", "Sweden"),
          new Country("US", "USA", "United States"),
          new Country("ZA", "ZAF", "South Africa"));

  static List<String> names() {
    return COUNTRIES.stream().map(Country::name).toList();
  }

  @Override
  public String of(String value) {
    Country country = drawing.of(value).from(COUNTRIES);
    return switch (Math.min(value.strip().length(), shape.longest())) {
      case 1, 2 -> inCaseOf(value, country.two);
      case 3 -> inCaseOf(value, country.three);
      default -> country.name.substring(0, Math.min(country.name.length(), shape.longest()));
    };
  }

  private String inCaseOf(String value, String code) {
    String fitting = code.substring(0, Math.min(code.length(), shape.longest()));
    return Character.isLowerCase(value.strip().codePointAt(0)) ? Words.plain(fitting) : fitting;
  }
}
