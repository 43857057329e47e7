using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Requests;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests;

public sealed class PersonalMaskTests
{
    private static readonly Applicant Someone = new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", IdentityNumber = "000000190001010001", Telephone = "000-00000001", Email = "someone@qingshan.example", Address = "示例市示例路1号" };

    [Theory]
    [InlineData("甲某某", "甲＊＊")]
    [InlineData("", "＊＊＊")]
    [InlineData("𠮷某", "𠮷＊＊")]
    public void Of_a_name_the_first_character_stays(string name, string masked) => PersonalMask.Name(name).ShouldBe(masked);

    [Theory]
    [InlineData("000000190001010001", "＊＊＊01")]
    [InlineData("12345", "＊＊＊")]
    public void Of_a_number_the_last_two_stay_where_it_is_long(string number, string masked) => PersonalMask.Number(number).ShouldBe(masked);

    [Fact]
    public void In_a_text_the_applicants_own_data_numbers_and_mail_are_hidden_and_the_rest_stays() =>
        PersonalMask.Text("甲某某（住示例市示例路1号，电话000-00000001，another@mail.example）申请2025年第12号文件", Someone)
            .ShouldBe("＊＊＊（住＊＊＊，电话＊＊＊，＊＊＊）申请2025年第12号文件");

    [Fact]
    public void The_names_of_others_that_the_case_knows_are_hidden_the_longer_ones_first() =>
        PersonalMask.Without("张某二和张某二建材店的投标文件，某", ["张某二", "张某二建材店", "某", " "]).ShouldBe("＊＊＊和＊＊＊的投标文件，某");

    [Fact]
    public void Whatever_stands_around_it_no_datum_of_the_applicant_stays() => Prop.ForAll<NonNull<string>, NonNull<string>>((before, after) =>
    {
        var masked = PersonalMask.Text($"{before.Get}{Someone.Name}{Someone.Telephone}{Someone.Address}{after.Get}", Someone);
        return !masked.Contains("甲某某", StringComparison.Ordinal) && !masked.Contains("00000001", StringComparison.Ordinal) && !masked.Contains("示例路", StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();
}
