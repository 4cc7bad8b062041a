"""What documents of linked data may name, so that nothing is fetched: a part of schema.org.

A word that is not here is told as unknown. Add it if https://schema.org/WORD is there.
"""

TYPES = """
AdministrativeArea Article BreadcrumbList City CollectionPage ContactPoint CreativeWork
DataCatalog DataDownload Dataset Event GeoCoordinates GovernmentOrganization GovernmentService
ImageObject ItemList ListItem MonetaryAmount NewsArticle Observation Organization Person Place
Project PropertyValue Report SearchAction StatisticalVariable WebPage WebSite AboutPage
QuantitativeValue Periodical Thing Action PostalAddress MediaObject
""".split()

# Words whose values are addresses or names of things, and words whose values are days.
LINKS = """
about contentUrl url sameAs license isPartOf hasPart item mainEntityOfPage image logo
thumbnailUrl acquireLicensePage includedInDataCatalog publisher author creator subjectOf
isBasedOn citation
""".split()
DAYS = "dateCreated dateModified datePublished startDate endDate observationDate".split()
WORDS = """
name headline description inLanguage identifier keywords creditText copyrightNotice
encodingFormat distribution dataset variableMeasured measurementTechnique temporalCoverage
spatialCoverage itemListElement position numberOfItems width height caption contentLocation geo
latitude longitude address addressLocality addressCountry value minValue maxValue unitText
unitCode currency alternateName abstract version contentSize sha256 mainEntity breadcrumb
isAccessibleForFree email telephone contactPoint parentOrganization areaServed location member
funder sponsor producer provider maintainer temporal validFrom validThrough eventStatus
measuredProperty copyrightHolder representativeOfPage additionalType text articleSection
reportNumber conditionsOfAccess
""".split()

SCHEMA = {
    "@context": {
        "schema": "https://schema.org/",
        "id": "@id",
        "type": "@type",
        **{word: f"schema:{word}" for word in TYPES + WORDS},
        **{word: {"@id": f"schema:{word}", "@type": "@id"} for word in LINKS},
        **{word: {"@id": f"schema:{word}", "@type": "schema:Date"} for word in DAYS},
    }
}

CONTEXTS = {
    "http://schema.org": SCHEMA,
    "https://schema.org": SCHEMA,
    "https://schema.org/docs/jsonldcontext.jsonld": SCHEMA,
}

KNOWN = {f"https://schema.org/{word}" for word in TYPES + LINKS + DAYS + WORDS}
